/** A small course with a step of every kind, for the screen. */
import type { CheckSpec } from '../../src/check/types.ts';
import type { Block, Course, Inline, Lesson, Step, StepKind } from '../../src/lesson/types.ts';

/** Inline content from a tiny notation: `code` between backticks, **bold** between asterisks. */
export function inline(text: string): Inline[] {
  return text
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part): Inline => {
      if (part.startsWith('`')) return { type: 'code', text: part.slice(1, -1) };
      if (part.startsWith('**'))
        return { type: 'strong', content: [{ type: 'text', text: part.slice(2, -2) }] };
      return { type: 'text', text: part };
    });
}

/** A paragraph in the notation of `inline`. */
export function paragraph(text: string): Block {
  return { type: 'paragraph', content: inline(text) };
}

/** A step with everything that a step must have. */
export function fakeStep(
  step: Partial<Step> & { readonly id: string; readonly title: string; readonly kind: StepKind },
): Step {
  return {
    prose: [],
    after: [],
    commands: [],
    timeoutMs: 300_000,
    interactive: false,
    captures: [],
    checks: [],
    diagnoses: [],
    hints: [],
    place: [],
    covers: [],
    ends: [],
    makes: [],
    ...step,
  };
}

/** A check on rows whose titles matter more than its conditions. */
export function fakeCheck(id: string, title: string, withinMs = 10_000): CheckSpec {
  return { kind: 'rows', view: 'nodes', id, title, withinMs };
}

const LONG = paragraph(
  'The first machine becomes the **manager**: it keeps the swarm’s state and hands out the work. The others will look for it at an address, so we give it the one of `${manager}`, which is `${manager_ip}`.',
);

const lessons: Lesson[] = [
  {
    id: 'prerequisites',
    title: 'Prerequisites',
    intro: [paragraph('Before machines become a swarm, a look at what is here.')],
    steps: [
      fakeStep({
        id: 'what-a-swarm-is',
        title: 'What a swarm is',
        kind: 'read',
        prose: [
          LONG,
          {
            type: 'list',
            ordered: false,
            items: [[paragraph('a **manager** decides')], [paragraph('a **worker** runs what it is told')]],
          },
          { type: 'quote', blocks: [paragraph('Nodes may be virtual or real machines.')] },
          {
            type: 'table',
            rows: [
              [inline('port'), inline('what for')],
              [inline('`2377`'), inline('the swarm')],
              [inline('`2376`'), inline('the Docker daemon')],
            ],
          },
        ],
      }),
      fakeStep({
        id: 'who-decides',
        title: 'Who decides',
        kind: 'question',
        prose: [paragraph('One machine of a swarm takes the commands.')],
        question: {
          prompt: 'Where may you run docker service ls?',
          options: [
            {
              id: 'any',
              text: 'on any node',
              right: false,
              why: 'A worker refuses: it has no cluster state.',
            },
            {
              id: 'manager',
              text: 'on a manager',
              right: true,
              why: 'Only managers know the state of the cluster.',
            },
            {
              id: 'none',
              text: 'only on your own computer',
              right: false,
              why: 'Your computer is not even a node.',
            },
          ],
        },
      }),
      fakeStep({
        id: 'image',
        title: 'Your image',
        kind: 'input',
        prose: [paragraph('Which image shall the service run? `user/name:tag`')],
        input: 'image',
      }),
    ],
  },
  {
    id: 'set-up-your-swarm',
    title: 'Set up your swarm',
    intro: [],
    steps: [
      fakeStep({
        id: 'init-swarm',
        covers: ['D4'],
        title: 'Initialize the swarm',
        kind: 'run',
        prose: [LONG],
        after: [paragraph('`myvm1` is the Leader now. The token it printed lets others in.')],
        commands: [
          { text: 'docker-machine ssh ${manager} "docker swarm init --advertise-addr ${manager_ip}"' },
        ],
        checks: [
          fakeCheck('active', '${manager}’s engine is in swarm mode'),
          { ...fakeCheck('leader', '${manager} is the Leader'), hint: 'Run docker swarm init first.' },
          fakeCheck('token', 'the join command is in your hands'),
        ],
        hints: ['The address is in the URL column of docker-machine ls.', 'The port is 2377.'],
      }),
      fakeStep({
        id: 'join-swarm',
        title: 'Join as a worker',
        kind: 'run',
        prose: [LONG, paragraph('Then the second one joins.'), LONG, LONG],
        commands: [
          { text: 'docker-machine ssh myvm2 "docker swarm join --token ${token} ${manager_ip}:2377"' },
        ],
        checks: [fakeCheck('two', 'two nodes are Ready', 30_000)],
      }),
      fakeStep({
        id: 'leave-or-stay',
        title: 'Keep the swarm?',
        kind: 'run',
        prose: [paragraph('Part 5 needs the swarm.')],
        choice: {
          prompt: 'Do you want to keep it?',
          default: 'no',
          options: [
            { id: 'no', text: 'Keep it' },
            { id: 'yes', text: 'Leave it' },
          ],
        },
        commands: [{ text: 'docker swarm leave --force', choice: 'yes' }],
        checks: [{ ...fakeCheck('inactive', 'the swarm is inactive'), choice: 'yes' }],
      }),
    ],
  },
  {
    id: 'deploy',
    title: 'Deploy your app',
    intro: [],
    steps: [
      fakeStep({
        id: 'scale-by-hand',
        title: 'Change the replicas',
        kind: 'by-hand',
        prose: [paragraph('Open `docker-compose.yml` and set `replicas` to **7**.')],
        edit: { file: 'docker-compose.yml', set: { 'services.web.deploy.replicas': 7 } },
        checks: [fakeCheck('file', 'docker-compose.yml says 7 replicas', 0)],
      }),
    ],
  },
];

/** The course. */
export const fakeCourse: Course = {
  id: 'swarms',
  title: 'Part 4 · Swarms',
  summary: 'Two machines become one cluster, and your app moves in.',
  lessons,
  settings: [
    { id: 'image', title: 'Image', default: 'username/repo:tag', pattern: '^[a-z0-9/]+:[a-z0-9.]+$' },
    { id: 'manager', title: 'Manager', default: 'myvm1' },
  ],
  files: {},
  diagnoses: [
    {
      id: 'daemon-port',
      title: 'That is the daemon’s port',
      explain: 'Port 2376 speaks to the daemon, so a join there cannot work. '.repeat(4),
    },
  ],
  usage: {},
  tables: [],
  topics: [],
  glossary: [],
  cheatsheet: [
    { title: 'List the nodes', commands: [{ text: 'docker node ls' }] },
    { title: 'List the machines', commands: [{ text: 'docker-machine ls' }] },
    { title: 'Deploy', commands: [{ text: 'docker stack deploy -c docker-compose.yml getstartedlab' }] },
  ],
  goal: 'scale-by-hand',
};
