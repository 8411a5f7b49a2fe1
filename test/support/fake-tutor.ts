/** A tutor without a world: the real walk, with happenings that a test tells. */
import { NO_TOPOLOGY } from '../../src/check/topology.ts';
import type { CheckOutcome, Topology } from '../../src/check/types.ts';
import type { Course } from '../../src/lesson/types.ts';
import type {
  Intent,
  OutputView,
  StepRecord,
  Surroundings,
  Tutor,
  VisitorCounts,
  WalkState,
} from '../../src/tutor/types.ts';
import type { Effect, WalkEvent } from '../../src/tutor/walk/events.ts';
import { reduce } from '../../src/tutor/walk/reduce.ts';
import { startWalk } from '../../src/tutor/walk/start.ts';
import { fakeCourse } from './fake-course.ts';

export interface FakeTutor extends Tutor {
  /** What was sent, in order. */
  readonly sent: Intent[];
  /** What the walk asked the world to do. */
  readonly effects: Effect[];
  /** How often the editor and the shell were opened, and whether the tutor was closed. */
  readonly opened: string[];
  /** Tells the walk what happened. */
  happen(event: WalkEvent): void;
  /** The step's command printed these lines. */
  print(...lines: string[]): void;
  show(topology: Topology | undefined): void;
  /** Replaces parts of the state. */
  become(change: Partial<WalkState>): void;
  /** Somebody watches the swarm. */
  isWatched: boolean;
  now: number;
}

export interface FakeOptions {
  readonly course?: Course;
  readonly at?: string;
  readonly records?: Readonly<Record<string, StepRecord>>;
  readonly values?: Readonly<Record<string, string>>;
  readonly surroundings?: Partial<Surroundings>;
  readonly topology?: Topology;
  readonly visitors?: VisitorCounts;
  /** Called with each effect; for the play script. */
  readonly perform?: (effect: Effect, tutor: FakeTutor) => void;
}

/** A passed record. */
export const passed: StepRecord = { status: 'passed', attempts: 1, durationMs: 4000, answers: [] };

/** An outcome of a check. */
export function outcome(
  id: string,
  status: CheckOutcome['status'],
  rest: Partial<CheckOutcome> = {},
): CheckOutcome {
  return { id, status, expected: '', actual: '', ...rest };
}

/** Two machines in a swarm with five tasks. */
export const twoMachines: Topology = {
  ...NO_TOPOLOGY,
  machines: ['myvm1', 'myvm2'].map((name, index) => ({
    name,
    state: 'Running',
    ip: `192.168.99.${100 + index}`,
    active: index === 0,
    role: index === 0 ? 'manager' : 'worker',
    leader: index === 0,
    managerStatus: index === 0 ? 'Leader' : '',
    status: 'Ready',
    availability: 'Active',
    tasks: (index === 0 ? [1, 4] : [2, 3, 5]).map((number) => ({
      id: `task${number}`,
      name: `web.${number}`,
      service: 'getstartedlab_web',
      slot: number,
      node: name,
      state: number === 5 ? 'starting' : 'running',
      desired: 'running',
      image: 'username/repo:tag',
      error: '',
    })),
  })),
  services: [
    {
      name: 'getstartedlab_web',
      mode: 'replicated',
      running: 4,
      desired: 5,
      ports: '*:80->80/tcp',
      image: 'username/repo:tag',
    },
  ],
};

/** A tutor at the first open step, or at `at`. */
export function createFakeTutor(options: FakeOptions = {}): FakeTutor {
  const course = options.course ?? fakeCourse;
  let state = startWalk({
    course,
    driver: 'simulator',
    records: options.records ?? {},
    values: { manager_ip: '192.168.99.100', token: 'SWMTKN-1-49nj1cmql0jkz5s954yi3oex3', ...options.values },
    ...(options.at === undefined ? {} : { at: options.at }),
  });
  let topology = options.topology;
  const { visitors } = options;
  let lines: string[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const output: OutputView = {
    get lineCount() {
      return lines.length;
    },
    dropped: 0,
    lines: (from, to) => lines.slice(from, to),
  };
  const tutor: FakeTutor = {
    sent: [],
    effects: [],
    opened: [],
    now: 1_000_000,
    getState: () => state,
    getOutput: () => output,
    getTopology: () => topology,
    getVisitors: () => visitors,
    keepLooking: (isWatched) => {
      tutor.isWatched = isWatched;
    },
    isWatched: false,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(intent) {
      tutor.sent.push(intent);
      tutor.happen(intent);
    },
    happen(event) {
      const reduced = reduce(state, event, tutor.now);
      if (reduced.state.at !== state.at || event.type === 'started') lines = [];
      state = reduced.state;
      for (const effect of reduced.effects) {
        tutor.effects.push(effect);
        options.perform?.(effect, tutor);
      }
      tell();
    },
    print(...printed) {
      lines = [...lines, ...printed];
      tell();
    },
    show(seen) {
      topology = seen;
      tell();
    },
    become(change) {
      state = { ...state, ...change };
      tell();
    },
    command() {
      const step = state.stops[state.at]?.step;
      const variant = step?.commands.find(({ choice }) => choice === undefined || choice === state.choice);
      return variant?.text.replace(/\$\{(\w+)\}/g, (whole, name: string) => state.values[name] ?? whole);
    },
    surroundings: {
      driver: 'simulator',
      simulated: true,
      why: 'no Docker on this computer',
      workspace: '~/swarm-tutor/workspace',
      shell: 'bash',
      editor: 'vi',
      impossible: {},
      ...options.surroundings,
    },
    async openEditor() {
      tutor.opened.push('editor');
    },
    async openShell() {
      tutor.opened.push('shell');
    },
    async close() {
      tutor.opened.push('closed');
    },
  };
  return tutor;
}
