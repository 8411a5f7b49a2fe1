/** Where a browser finds the app of machines that are real. */
import { describe, expect, it } from 'vitest';
import { dindReach } from '../../src/driver/dind/reach.ts';
import { directReach } from '../../src/driver/direct-reach.ts';
import { says, sessionOf } from '../check/fakes.ts';

const at = (machine: string, address: string, port = 80) => ({ machine, address, port });

describe('machines that this computer reaches', () => {
  it('have the app at their own addresses', async () => {
    const ports = [
      at('myvm1', '192.168.99.100'),
      at('myvm2', '192.168.99.101', 4000),
      at('six', 'fd00::1', 8080),
    ];
    expect((await directReach.addresses(ports, 'en')).map(({ url }) => url)).toEqual([
      'http://192.168.99.100/',
      'http://192.168.99.101:4000/',
      'http://[fd00::1]:8080/',
    ]);
  });

  it('are left out where what they call their address is none', async () => {
    expect(await directReach.addresses([at('odd', 'no address'), at('odd', '')], 'en')).toEqual([]);
  });
});

describe('machines that are containers', () => {
  const reachWith = (published: string) =>
    dindReach(
      sessionOf((argv) =>
        says(argv[1] === 'inspect' && argv.at(-1) === 'myvm1' ? published : '<no value>\n'),
      ),
    );

  it('have the app where the engine publishes it, on the one port that is published', async () => {
    const reach = reachWith('127.0.0.1:49153\n');
    expect(await reach.addresses([at('myvm1', '127.0.0.1'), at('myvm1', '127.0.0.1', 8080)], 'en')).toEqual([
      { ...at('myvm1', '127.0.0.1'), url: 'http://127.0.0.1:49153/' },
    ]);
  });

  it('have it at their own addresses where nothing is published', async () => {
    const [only] = await reachWith('').addresses([at('myvm2', '192.168.99.101', 8080)], 'en');
    expect(only?.url).toBe('http://192.168.99.101:8080/');
  });

  it('never lead to what is no address', async () => {
    const reach = reachWith('evil.example/ 127.0.0.1:80 $(id)\n');
    expect((await reach.addresses([at('myvm1', '192.168.99.100')], 'en'))[0]?.url).toBe(
      'http://192.168.99.100/',
    );
  });
});
