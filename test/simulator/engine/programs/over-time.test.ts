import { describe, expect, it } from 'vitest';
import { scene, swarm } from '../kit.ts';

/** A container on this computer's own engine. */
const running = (...Cmd: string[]) => {
  const s = scene([]);
  const local = s.world.local();
  local.imagePull('alpine');
  const { id } = local.containerCreate({ Image: 'alpine', Name: 'box', Cmd });
  local.containerStart(id);
  const printed = () => local.containerLogs('box').map((line) => line.text);
  return { s, local, printed };
};

describe('programs in containers run as time goes by', () => {
  it('a loop prints what it would have printed by now', () => {
    const { s, local, printed } = running('sh', '-c', 'while true; do echo hi; sleep 1; done');
    expect(printed()).toEqual(['hi']);
    s.pass(10);
    expect(printed()).toHaveLength(11);
    s.pass(3600);
    expect(printed().length).toBeGreaterThan(400);
    const [one, two] = local.containerLogs('box').slice(-2);
    expect(Date.parse(two?.time ?? '') - Date.parse(one?.time ?? '')).toBe(1000);
  });

  it('with a count, the date, and what other programs say', () => {
    const script =
      'i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo "$i at $(date +%S) in $(hostname)"; sleep 2; done; echo end >&2; exit 4';
    const { s, local, printed } = running('sh', '-c', script);
    s.pass(30);
    const [first = ''] = printed();
    expect(first).toMatch(/^1 at \d\d in [0-9a-f]{12}$/);
    expect(printed()).toHaveLength(4);
    expect(local.containerLogs('box').at(-1)).toMatchObject({ stream: 'stderr', text: 'end' });
    const { State } = local.containerInspect('box');
    expect(State.ExitCode).toBe(4);
    expect(Date.parse(State.FinishedAt) - Date.parse(State.StartedAt)).toBe(6000);
  });

  it.each([
    ['for n in a "b c"; do echo $n; done', ['a', 'b c']],
    ['if false; then echo no; elif true; then echo yes; else echo never; fi', ['yes']],
    ['echo one two | wc -l; echo ${X:-none}', ['1', 'none']],
    ['for i in $(seq 3); do [ $i = 2 ] && continue; echo $i; done', ['1', '3']],
    ['(cd /tmp; pwd); pwd', ['/tmp', '/']],
    ['until true; do echo never; done; ! true || echo "it is $?"', ['it is 1']],
    ["printf 'a\\nb\\n' > /tmp/x; cat < /tmp/x | tail -n 1", ['b']],
    ['nosuchfile() { echo; }', undefined],
    ['curl http://x 2>/dev/null || echo "no curl: $?"', ['no curl: 127']],
    ['while :; do break; done; echo done', ['done']],
  ])('%s', (script, lines) => {
    if (lines === undefined) expect(() => running('sh', '-c', script)).toThrow('no model of the script');
    else expect(running('sh', '-c', script).printed()).toEqual(lines);
  });

  it('writes a file when it is time to, once', () => {
    const { s, local } = running('sh', '-c', 'while true; do date +%S >> /tmp/times; sleep 10; done');
    const count = () => local.containerExec('box', ['wc', '-l', '/tmp/times']).stdout;
    expect(count()).toBe('1 /tmp/times\n');
    expect(count()).toBe('1 /tmp/times\n');
    s.pass(25);
    expect(count()).toBe('3 /tmp/times\n');
  });

  it('stands still while it is paused', () => {
    const { s, local, printed } = running('sh', '-c', 'while true; do echo hi; sleep 1; done');
    s.pass(2);
    local.containerPause('box');
    s.pass(100);
    expect(printed()).toHaveLength(3);
    local.containerUnpause('box');
    s.pass(2);
    expect(printed()).toHaveLength(5);
  });

  it('says nothing more once it is stopped, and begins anew when it is started', () => {
    const { s, local, printed } = running('sh', '-c', 'while true; do echo hi; sleep 1; done');
    s.pass(2);
    local.containerKill('box');
    s.pass(100);
    expect(printed()).toHaveLength(3);
    local.containerStart('box');
    s.pass(1);
    expect(printed()).toHaveLength(5);
  });

  it('is told of a program that the image does not have', () => {
    expect(() => running('bash')).toThrow(
      'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "bash": executable file not found in $PATH: unknown',
    );
  });
});

describe('the logs of services', () => {
  const service = (name: string, image: string, args?: string[]) => ({
    Name: name,
    Labels: {},
    TaskTemplate: {
      ContainerSpec: { Image: image, ...(args === undefined ? {} : { Args: args }) },
      ForceUpdate: 0,
    },
    Mode: { Replicated: { Replicas: 1 } },
  });

  it('show a loop, a ping and the start of nginx', () => {
    const s = swarm(['myvm1']);
    const manager = s.at('myvm1');
    manager.serviceCreate(service('loop', 'alpine', ['sh', '-c', 'while true; do echo hi; sleep 1; done']));
    manager.serviceCreate(service('helloworld', 'alpine', ['ping', 'docker.com']));
    manager.serviceCreate(service('web', 'nginx'));
    s.pass(30);
    const logs = (name: string) => manager.serviceLogs(name).map((line) => line.text);
    expect(logs('loop').length).toBeGreaterThan(10);
    expect(logs('helloworld')[0]).toMatch(/^PING docker\.com \(203\.0\.113\.\d+\): 56 data bytes$/);
    expect(logs('helloworld')[3]).toMatch(/^64 bytes from 203\.0\.113\.\d+: seq=2 ttl=52 time=[\d.]+ ms$/);
    expect(logs('web')).toContain('/docker-entrypoint.sh: Configuration complete; ready for start up');
  });

  it('show who asked a web server', () => {
    const s = swarm(['myvm1']);
    const manager = s.at('myvm1');
    manager.serviceCreate({
      ...service('web', 'nginx'),
      EndpointSpec: {
        Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 80, PublishMode: 'ingress' }],
      },
    });
    s.pass(30);
    s.world.route('192.168.99.100', 80);
    expect(manager.serviceLogs('web').at(-1)?.text).toMatch(
      /^10\.0\.0\.\d+ - - \[\d\d\/\w{3}\/\d{4}:[\d:]{8} \+0000\] "GET \/ HTTP\/1\.1" 200 \d+ "-" "curl\/[\d.]+" "-"$/,
    );
  });
});
