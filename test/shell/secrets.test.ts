import { describe, expect, test } from 'vitest';
import { HIDDEN, holdsSwarmSecret, redact } from '../../src/shell/secrets.ts';

const TOKEN = 'SWMTKN-1-49nj1cmql0jkz5s954yi3oex3nedyz0fb0xx14ie39trti4wxv-8vxv8rssmk743ojnwacrr2e7c';

describe('redacting', () => {
  test('hides join tokens and unlock keys nobody told of', () => {
    expect(redact(`docker swarm join --token ${TOKEN} 192.168.99.100:2377`)).toBe(
      `docker swarm join --token ${HIDDEN} 192.168.99.100:2377`,
    );
    expect(redact('SWMKEY-1-7c37Cc8654o6p38HnroywCi19pllOnGtbdZEgtKxZu8')).toBe(HIDDEN);
  });

  test('hides each given secret wherever it stands, the longer first', () => {
    expect(redact('a=hunter22 b=hunter22-long c', ['hunter22', 'hunter22-long'])).toBe(
      `a=${HIDDEN} b=${HIDDEN} c`,
    );
  });

  test('takes a secret as text, not as a pattern, and leaves short ones alone', () => {
    expect(redact('a.c+ abc a', ['a.c+', 'a', ''])).toBe(`${HIDDEN} abc a`);
  });

  test('leaves other text as it is', () => {
    const text = 'To add a worker: docker swarm join --token SWMTKN\n';
    expect(redact(text)).toBe(text);
    expect(holdsSwarmSecret(text)).toBe(false);
    expect([holdsSwarmSecret(TOKEN), holdsSwarmSecret(TOKEN)]).toEqual([true, true]);
  });
});
