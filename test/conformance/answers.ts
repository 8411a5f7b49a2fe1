/** What the probes of checks answer about a swarm, without what differs from run to run on real engines, too. */
import { createAsker } from '../../src/check/probes/asker.ts';
import { type ProbeRequest, probe } from '../../src/check/probes/probe.ts';
import type { Row } from '../../src/check/tables.ts';
import { posixLine } from '../../src/text/quoting.ts';
import { normalise } from '../simulator/replay/normalise.ts';
import type { Place } from './play.ts';

/** One question of a check, and its rows or the code of the reason why there are none. */
export interface ViewAnswer {
  readonly view: string;
  readonly rows: readonly string[];
}

const ON = ['myvm1', 'myvm2'];
/** The services and the stack that random commands know. */
export const STACK = 'getstartedlab';
export const SERVICE = 'solo';

/** What is asked; views of several machines are told as one, since chance decides which of them got a task. */
const QUESTIONS: Readonly<Record<string, readonly ProbeRequest[]>> = {
  machines: [{ view: 'machines' }],
  nodes: [{ view: 'nodes' }],
  stacks: [{ view: 'stacks' }],
  services: [{ view: 'services' }],
  'services of the stack': [{ view: 'services', of: STACK }],
  'tasks of the stack': [{ view: 'tasks', of: STACK }],
  'tasks of the service': [{ view: 'tasks', of: SERVICE }],
  'specification of the service': [{ view: 'spec', of: SERVICE }],
  labels: [{ view: 'labels' }],
  networks: [{ view: 'networks' }],
  containers: ON.map((on) => ({ view: 'containers', on })),
  ...Object.fromEntries(ON.map((on) => [`swarm of ${on}`, [{ view: 'swarm', on }]])),
};

/** Columns that engines choose, or that tell what another column tells as well. */
const CHOSEN = new Set([
  ...['ID', 'NodeID', 'NodeAddr', 'IP', 'URL', 'Driver', 'Docker', 'EngineVersion', 'ServerVersion'],
  ...['CurrentState', 'Status', 'Names', 'Node'],
]);
/** Of nodes Status is no age. */
const KEPT: Readonly<Record<string, readonly string[]>> = { nodes: ['Status'] };

/** All answers, asked as the learner's own shell would ask. */
export async function answersOf(place: Place): Promise<ViewAnswer[]> {
  const asker = createAsker({
    session: { ask: (argv) => place.types(posixLine(argv)), workspace: '/' },
    env: {},
    cwd: '/',
  });
  const answers: ViewAnswer[] = [];
  for (const [view, requests] of Object.entries(QUESTIONS)) {
    const rows: string[] = [];
    for (const request of requests) {
      const result = await probe(asker, request);
      if (!result.ok) rows.push(`none: ${result.reason.code}`);
      else rows.push(...result.rows.map((row) => told(view, row)));
    }
    answers.push({ view, rows: rows.sort() });
  }
  return answers;
}

function told(view: string, row: Row): string {
  // Of tasks that end together, chance decides which try to remove their network while another one does.
  const hasMet = row.Error?.startsWith('error while removing network: unknown network ') === true;
  return Object.entries(hasMet ? { ...row, State: 'shutdown', Error: '' } : row)
    .filter(([column]) => KEPT[view]?.includes(column) || !CHOSEN.has(column))
    .map(([column, cell]) => `${column}=${normalise(evened(column, cell))}`)
    .join(' ');
}

function evened(column: string, cell: string): string {
  // Which slot's task was replaced or moved is chance.
  if (column === 'Name') return cell.replace(/\.[^.]+$/, '');
  // A port that the image names: the real machines' image, which was made without a registry, names none.
  if (column === 'Ports') return cell.replace(/^80\/tcp$/, '');
  return cell;
}

/** Whether something in them is still under way, so that another look will show something else. */
export function isUnderWay(answers: readonly ViewAnswer[]): boolean {
  const of = (view: string): readonly string[] => answers.find((answer) => answer.view === view)?.rows ?? [];
  const has = (view: string, pattern: RegExp): boolean => of(view).some((row) => pattern.test(row));
  // A node is missed, and found again, some time after its engine: as many are Ready as take themselves for one of it.
  const isMissed = ON.some((name) => {
    const known = of('nodes').filter((row) => row.startsWith(`Hostname=${name} `));
    const ready = known.filter((row) => row.includes(' Status=Ready ')).length;
    return known.length > 0 && ready !== Number(has(`swarm of ${name}`, /=active/));
  });
  const isMoving = Object.keys(QUESTIONS).some((view) =>
    has(
      view,
      /\bState=(new|allocated|assigned|accepted|preparing|ready|starting)\b|UpdateState=(updating|rollback_started)/,
    ),
  );
  return isMissed || isMoving;
}
