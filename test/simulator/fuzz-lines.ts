/** Command lines as learners type them: right, nearly right, and nonsense. */
import type { Random } from '../support/chance.ts';
import { DOCKER, MACHINE, OTHERS } from './fuzz-patterns.ts';

const NAMES = ['myvm1', 'myvm2', 'myvm3', 'nosuch', 'bad_name', ''];
const SERVICES = ['web', 'getstartedlab_web', 'api', 'nosuch', '$(docker service ls -q | head -1)'];
const STACKS = ['getstartedlab', 'other', 'nosuch', 'bad name', ''];
const IMAGES = [
  'nginx',
  'alpine',
  'john/get-started:part2',
  'registry:2',
  'username/repo:tag',
  'UPPER',
  'a:b:c',
  'redis:3.2',
  'hello-world',
];
const NUMBERS = ['0', '1', '2', '3', '7', '-1', 'abc', '99999999999999999999', '1.5', ''];
const FORMATS = [
  "'{{json .}}'",
  "'{{.Name}}'",
  "'table {{.ID}}\\t{{.Name}}'",
  "'{{.Nosuch}}'",
  "'{{'",
  "'{{range .}}{{.}}{{end}}'",
  'json',
  "''",
  '\'{{index .Labels "a"}}\'',
  "'{{if .ID}}{{len .ID}}{{end}}'",
  "'{{println (.Name | upper)}}'",
];
const FILTERS = [
  'name=web',
  'desired-state=running',
  'role=manager',
  'label=a=b',
  'nosuch=x',
  'noequals',
  'status=exited',
  'driver=overlay',
  'node=myvm1',
  'state=Running',
  'membership=accepted',
  'desired-state=nosuch',
];
const CONSTRAINTS = [
  'node.role==manager',
  'node.role == worker',
  'node.hostname!=myvm1',
  'node.labels.disk==ssd',
  'nonsense',
  'node.id==x',
  'node.role=worker',
];
const FILES = ['docker-compose.yml', 'other.yml', 'broken.yml', 'nofile.yml', '-', '/etc', ''];

type Maker = (random: Random) => string;

/** Fills `<kind>` in a pattern. */
function fill(random: Random, pattern: string): string {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    m: NAMES,
    s: SERVICES,
    stack: STACKS,
    image: IMAGES,
    n: NUMBERS,
    format: FORMATS,
    filter: FILTERS,
    constraint: CONSTRAINTS,
    file: FILES,
    node: ['self', 'myvm1', 'myvm2', 'nosuch', '$(docker node ls -q | tail -1)'],
    avail: ['active', 'drain', 'pause', 'nosuch'],
    port: ['80', '4000', '8080:80', '80:80', '99999:1', 'x', 'published=80,target=80,mode=host', '0'],
    name: ['pass', 'other', 'nosuch', 'bad name', 'data', '-', '__proto__'],
    mount: ['type=volume,source=data,target=/data', 'source=data', 'type=bind,src=/x,dst=/y,ro', 'x=y'],
    script: [
      'sh -c "echo hi > /data/x; cat /data/x"',
      'sh -c "cat /run/secrets/* | wc -c"',
      'sh -c "cp /run/secrets/pass /data/copy && cat /data/copy"',
      "sh -c 'echo $HOSTNAME >> /tmp/log; exit 3'",
      'ls -l /',
      'rm -rf /etc',
      'touch /data/a /nosuch/b',
      'mkdir -p /a/b/c',
      'sh -c',
      'cat',
    ],
    net: ['webnet', 'ingress', 'bridge', 'getstartedlab_webnet', 'nosuch'],
    c: ['$(docker ps -q | head -1)', 'box', 'nosuch', '$(docker ps -aq)'],
    shell: ['bash', 'fish', 'powershell', 'cmd', 'nosuch', 'tcsh'],
    driver: ['virtualbox', 'hyperv', 'generic', 'none', 'nosuch'],
    act: [
      'create',
      'ls',
      'ip',
      'env',
      'stop',
      'start',
      'kill',
      'restart',
      'rm -f',
      'rm -y',
      'status',
      'url',
      'inspect',
      'config',
      'active',
      'regenerate-certs -f',
      'upgrade',
      'version',
      'provision',
    ],
    flag: [
      '-q',
      '--no-trunc',
      '--help',
      '-f',
      '-a',
      '--nosuch',
      '-d',
      '--detach=false',
      '--filter',
      '--format',
      '-x',
      '--',
      '-',
    ],
  };
  return pattern.replace(/<(\w+)>/g, (_whole, kind: string) => random.pick(kinds[kind] ?? ['']));
}

const NONSENSE = [
  'é',
  '\\u0000',
  '"',
  "'",
  '`',
  '$',
  '{{',
  '%s',
  '../..',
  '🐳',
  '\\n',
  '|',
  '&&',
  '>',
  '*',
  '--=',
  '=',
  '\\',
  '__proto__',
  'constructor',
  'toString',
];

const valid: Maker = (random) => {
  const kind = random.below(10);
  if (kind < 6) return `docker ${fill(random, random.pick(DOCKER))}`;
  if (kind < 8) return `docker-machine ${fill(random, random.pick(MACHINE))}`;
  return fill(random, random.pick(OTHERS));
};

/** A valid line with one thing wrong: a letter, a word or a flag too many, too few or elsewhere. */
const nearly: Maker = (random) => {
  const words = valid(random).split(' ');
  const at = random.below(words.length);
  const word = words[at] ?? '';
  switch (random.below(6)) {
    case 0:
      words.splice(at, 1);
      break;
    case 1:
      words.splice(at, 0, word);
      break;
    case 2:
      words.splice(at, 0, fill(random, '<flag>'));
      break;
    case 3:
      words[at] = word.slice(0, -1);
      break;
    case 4:
      words[at] = `${word}${random.pick(NONSENSE)}`;
      break;
    default:
      words.reverse();
  }
  return words.join(' ');
};

const nonsense: Maker = (random) => {
  const program = random.pick(['docker', 'docker', 'docker-machine', 'curl']);
  const words = Array.from({ length: 1 + random.below(5) }, () => {
    const pick = random.below(3);
    if (pick === 0) return random.pick(NONSENSE);
    return (valid(random).split(' ')[1 + random.below(4)] ?? '') + (pick === 1 ? random.pick(NONSENSE) : '');
  });
  return `${program} ${words.join(' ')}`;
};

/** One random line. */
export function randomLine(random: Random): string {
  const kind = random.below(20);
  return (kind < 13 ? valid : kind < 17 ? nearly : nonsense)(random);
}
