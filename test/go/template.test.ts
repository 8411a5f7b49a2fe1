import { describe, expect, it } from 'vitest';
import { compileTemplate, GO_TYPE, GoTime, NIL_FIELDS } from '../../src/go/template/index.ts';

/** What `docker context ls` gives a template; the expected texts are those of docker CLI 28.2.2. */
const row = () => ({
  Current: true,
  Description: 'Current DOCKER_HOST based configuration',
  DockerEndpoint: 'unix:///var/run/docker.sock',
  Error: '',
  Name: 'default',
  [GO_TYPE]: '*formatter.clientContextContext',
});
const fill = (template: string, data: unknown = row()): string => compileTemplate(template)(data);

describe('a template as people write them', () => {
  it.each([
    ['{{.Name}}', 'default'],
    ['{{.Name | upper}}', 'DEFAULT'],
    ['{{json .Name}}', '"default"'],
    ['{{len .Name}}', '7'],
    ['{{printf "%s|%5s|%-5s|%v" .Name "a" "b" .Current}}', 'default|    a|b    |true'],
    ['{{printf "%d" "x"}}', '%!d(string=x)'],
    ['{{range $i, $c := split .Name ""}}{{$i}}{{$c}} {{end}}', '0d 1e 2f 3a 4u 5l 6t '],
    ['{{range split .Name ""}}{{if eq . "f"}}{{continue}}{{end}}{{.}}{{end}}', 'deault'],
    ['{{if .Error}}bad{{else if .Current}}now{{else}}no{{end}}', 'now'],
    ['{{with .Name}}w{{.}}{{else}}no{{end}}', 'wdefault'],
    ['{{/* c */}}{{- .Name -}}  x', 'defaultx'],
    ['{{lt 1 2}} {{ge 2.5 1.0}} {{and 1 0 2}} {{or 0 "" 3}} {{not nil}}', 'true true 0 3 true'],
    ['{{$a := 1}}{{$a = 2}}{{$a}}', '2'],
    ['{{split .Name "e"}}', '[d fault]'],
    ['{{index (split .Name "a") 1}}', 'ult'],
    ['{{define "x"}}hi{{end}}{{template "x"}}', 'hi'],
    ['{{println "a" 1}}', 'a 1\n'],
    ['{{slice .Name 1 2}}{{html "<a>"}}', 'e&lt;a&gt;'],
    ['{{if eq .Name "x" "default"}}ok{{end}}', 'ok'],
    ['a}}', 'a}}'],
  ])('%s prints %j', (template, expected) => {
    expect(fill(template)).toBe(expected);
  });

  it('escapes in the JSON of a row, as the real client does, but not in that of a text', () => {
    const data = { Ports: '*:80->80/tcp', [GO_TYPE]: '*service.serviceContext' };
    expect(fill('{{json .}}', data)).toBe('{"Ports":"*:80-\\u003e80/tcp"}');
    expect(fill('{{json .Ports}}', data)).toBe('"*:80->80/tcp"');
  });

  it('shows times, nil pointers and maps as Go does', () => {
    const data = {
      At: new GoTime('2026-11-22T11:36:39.8643Z'),
      Labels: { b: '2', a: '1' },
      [GO_TYPE]: 'swarm.Node',
      [NIL_FIELDS]: { ManagerStatus: '*swarm.ManagerStatus' },
    };
    expect(fill('{{.At}} {{json .At}}', data)).toBe(
      '2026-11-22 11:36:39.8643 +0000 UTC "2026-11-22T11:36:39.8643Z"',
    );
    expect(fill('{{.Labels}} {{.Labels.a}} {{.Labels.c}}', data)).toBe('map[a:1 b:2] 1 <no value>');
    expect(fill('{{.ManagerStatus}} {{if .ManagerStatus}}m{{else}}w{{end}}', data)).toBe('<nil> w');
    expect(() => fill('{{.ManagerStatus.Addr}}', data)).toThrow(
      'template: :1:16: executing "" at <.ManagerStatus.Addr>: nil pointer evaluating *swarm.ManagerStatus.Addr',
    );
  });
});

describe('a template that is wrong', () => {
  it.each([
    ['{{.Foo', 'unclosed action'],
    ['{{', 'unclosed action'],
    ['{{}}', 'missing value for command'],
    ['{{if}}', 'missing value for if'],
    ['{{range .}}', 'unexpected EOF'],
    ['{{end}}', 'unexpected {{end}}'],
    ['{{else}}', 'unexpected {{else}}'],
    ['{{nosuch .}}', 'function "nosuch" not defined'],
    ['{{"a}}', 'unterminated quoted string'],
    ['{{$x}}', 'undefined variable "$x"'],
    ['{{.Name)}}', 'unexpected right paren'],
    ['{{(.Name}}', 'unclosed left paren'],
    ['{{1.Name}}', 'bad number syntax: "1.N"'],
    ['{{.Name.}}', 'unexpected <.> in operand'],
    ['{{..Name}}', 'unexpected . after term "."'],
    ['{{break}}', '{{break}} outside {{range}}'],
    ['{{@}}', 'unexpected "@" in command'],
    ['{{if .Name}}a{{else}}b{{else}}c{{end}}', 'expected end; found {{else}}'],
  ])('%s does not parse: %s', (template, message) => {
    expect(() => compileTemplate(template)).toThrow(`template: :1: ${message}`);
  });

  it.each([
    [
      '{{.Foo}}',
      ':2: executing "" at <.Foo>: can\'t evaluate field Foo in type *formatter.clientContextContext',
    ],
    ['{{.Name.Foo}}', ':7: executing "" at <.Name.Foo>: can\'t evaluate field Foo in type string'],
    ['{{json}}', ':2: executing "" at <json>: wrong number of args for json: want 1 got 0'],
    ['{{eq 1 "a"}}', ':2: executing "" at <eq 1 "a">: error calling eq: incompatible types for comparison'],
    [
      '{{join .Name ","}}',
      ':7: executing "" at <.Name>: wrong type for value; expected []string; got string',
    ],
    ['{{upper 1}}', ':8: executing "" at <1>: expected string; found 1'],
    ['{{nil}}', ':2: executing "" at <nil>: nil is not a command'],
    ['{{template "x"}}', ':11: executing "" at <{{template "x"}}>: template "x" not defined'],
    ['{{range .Name}}x{{end}}', ':8: executing "" at <.Name>: range can\'t iterate over default'],
  ])('%s cannot be filled', (template, message) => {
    expect(() => fill(template)).toThrow(`template: :1${message}`);
  });
});
