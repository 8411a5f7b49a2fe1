import { describe, expect, test } from 'vitest';
import { HIDDEN, holdsSecret, holdsSwarmSecret, redact } from '../../src/shell/secrets.ts';

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

describe('a password on a command line', () => {
  test.each([
    [
      'docker login -u sam -p hunter2-long registry.example',
      'docker login -u sam -p [secret] registry.example',
    ],
    ['docker login -u sam -phunter2', 'docker login -u sam -p[secret]'],
    [`docker login --password='hun ter2' -u sam`, `docker login --password='[secret]' -u sam`],
    ['docker swarm join --token abcdef 10.0.0.1:2377', 'docker swarm join --token [secret] 10.0.0.1:2377'],
    ['git clone https://sam:hunter2@example.com/x.git', 'git clone https://sam:[secret]@example.com/x.git'],
    ['curl -u sam:hunter2 https://example.com', 'curl -u sam:[secret] https://example.com'],
    ['curl -H "Authorization: Bearer abc.def"', 'curl -H "Authorization: Bearer [secret]"'],
    [
      'docker run -e MYSQL_ROOT_PASSWORD=hunter2 -d mysql',
      'docker run -e MYSQL_ROOT_PASSWORD=[secret] -d mysql',
    ],
    ['export API_KEY="hunter2"; ls', 'export API_KEY="[secret]"; ls'],
    ['$env:GH_TOKEN = "hunter2"', '$env:GH_TOKEN = "[secret]"'],
    ['"Env": ["DB_PASSWORD=hunter2", "PATH=/bin"]', '"Env": ["DB_PASSWORD=[secret]", "PATH=/bin"]'],
  ])('%s', (command, safe) => {
    expect(redact(command)).toBe(safe);
    expect(holdsSecret(command)).toBe(true);
  });

  test('is hidden in the output as well', () => {
    expect(redact('$ docker login -u sam -p hunter2-long\nWARNING! hunter2-long is insecure')).toBe(
      `$ docker login -u sam -p ${HIDDEN}\nWARNING! ${HIDDEN} is insecure`,
    );
  });

  test.each([
    'docker run -d -p 4000:80 --name web nginx',
    'docker login --password-stdin -u sam < file',
    'docker login -u sam -p "$PASSWORD"',
    'docker swarm join --token $(docker swarm join-token -q worker) 10.0.0.1:2377',
    'docker service create --secret db_password --publish 80:80 nginx',
    'docker node update --label-add key=value myvm1',
    'PWD=/home/sam OLDPWD=/ env',
    'docker-machine ssh myvm1 "docker node ls"; http://192.168.99.100:4000/',
  ])('what is none stays: %s', (command) => {
    expect(redact(command)).toBe(command);
  });
});
