import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Learner } from '../learner.ts';

const IMAGE = 'john/get-started:part2';

describe('asking the simulated machines with curl', () => {
  let sam: Learner;
  beforeAll(async () => {
    sam = new Learner();
    await sam.types('docker-machine create myvm1');
    await sam.types('docker-machine create myvm2');
    await sam.types(`docker-machine ssh myvm1 "docker run -d -p 8080:80 --name web ${IMAGE}"`);
    await sam.types(`docker run -d -p 80:80 ${IMAGE}`);
  });
  afterAll(() => sam.leaves());

  it('gets the page of a machine, and of this computer', async () => {
    const remote = await sam.types('curl -s http://192.168.99.100:8080/');
    expect(remote.stdout).toContain('Hostname');
    expect(remote).toMatchObject({ stderr: '', exitCode: 0 });
    const here = await sam.types('curl -s localhost');
    expect(here.stdout).toContain('Hostname');
    expect(here.stdout).not.toBe(remote.stdout);
    expect((await sam.types('curl -s http://127.0.0.1:80')).stdout).toBe(here.stdout);
  });

  it('means the machine by localhost inside a machine', async () => {
    const outside = await sam.types('curl -s http://192.168.99.100:8080/');
    const inside = await sam.types('docker-machine ssh myvm1 "curl -s http://localhost:8080/"');
    expect(inside.stdout).toBe(outside.stdout);
    const other = await sam.types('docker-machine ssh myvm2 "curl -s http://192.168.99.100:8080/ | wc -l"');
    expect(Number(other.stdout)).toBeGreaterThan(0);
  });

  it('shows a meter only where curl does', async () => {
    expect((await sam.types('curl http://localhost/')).stderr).toMatch(/^ {2}% Total .*\n.*100 +\d+ .*\n$/s);
    const onTerminal = await sam.runs('curl', ['http://localhost/'], []);
    expect(onTerminal.stderr).toBe('');
  });

  it('writes out the status and saves the page', async () => {
    const seen = await sam.types("curl -s -o page.html -w '%{http_code}\\n' http://localhost/");
    expect(seen).toEqual({ stdout: '200\n', stderr: '', exitCode: 0 });
    expect(readFileSync(join(sam.home, 'page.html'), 'utf8')).toContain('Hostname');
    expect((await sam.types('curl -so /dev/null -w %{http_code} http://localhost/')).stdout).toBe('200');
  });

  it('shows headers, alone or with what it does', async () => {
    expect((await sam.types('curl -sI http://localhost/')).stdout).toMatch(
      /^HTTP\/1\.1 200 OK\r\n.*\r\n\r\n$/s,
    );
    const seen = await sam.types('curl -sv http://localhost/');
    expect(seen.stderr).toContain('> GET / HTTP/1.1\n> Host: localhost\n');
    expect(seen.stderr).toContain('< HTTP/1.1 200 OK\n');
  });

  it.each([
    [
      'curl -sS http://192.168.99.100:81',
      7,
      "curl: (7) Failed to connect to 192.168.99.100 port 81 after 0 ms: Couldn't connect to server\n",
    ],
    ['curl -s http://192.168.99.100:81', 7, ''],
    ['curl -sS -m 2 http://192.168.99.222', 28, 'curl: (28) Connection timed out after 2000 milliseconds\n'],
    [
      'curl -sS --connect-timeout 1 http://192.168.99.222',
      28,
      'curl: (28) Connection timed out after 1000 milliseconds\n',
    ],
    [
      'curl -sS http://example.com',
      6,
      'curl: (6) Could not resolve host: example.com\n(the simulator has no internet: only its machines can be reached)\n',
    ],
    [
      'curl -sS http://myvm1',
      6,
      'curl: (6) Could not resolve host: myvm1\n(the simulator has no internet: only its machines can be reached)\n',
    ],
    [
      'curl -sS http://8.8.8.8',
      6,
      'curl: (6) Could not resolve host: 8.8.8.8\n(the simulator has no internet: only its machines can be reached)\n',
    ],
    ['curl -sS ftp://192.168.99.100', 1, 'curl: (1) Protocol "ftp" not supported\n'],
    [
      'curl -sS http://192.168.99.100:99999',
      3,
      'curl: (3) URL rejected: Malformed input to a URL function\n',
    ],
    [
      'curl --nosuch http://localhost',
      2,
      "curl: option --nosuch: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
    [
      'curl -m',
      2,
      "curl: option -m: requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
    [
      'curl',
      2,
      "curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
  ])('%s ends with %i', async (command, exitCode, stderr) => {
    expect(await sam.types(command)).toEqual({ stdout: '', stderr, exitCode });
  });
});
