/** Processor time for drawing anew at 250×70: a step with ten nodes (`ours`), or as many rows of plain text (`text`). */
import { EventEmitter } from 'node:events';
import process from 'node:process';
import { PassThrough } from 'node:stream';
import { Box, render, Text } from 'ink';
import type { ReactNode } from 'react';
import type { Topology } from '../../src/check/types.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import { startWalk } from '../../src/tutor/walk/start.ts';
import type { Scene } from '../../src/ui/scene.ts';
import { Screen } from '../../src/ui/screen.tsx';
import { startScreen } from '../../src/ui/state/screen-state.ts';
import { dark } from '../../src/ui/theme/dark.ts';

const COLUMNS = 250;
const ROWS = 70;
const NODES = 10;
const TASKS = 5;
const WARM_UP = 20;
const TIMES = 100;

const walk = startWalk({
  course: loadCourse(undefined, 'en'),
  driver: 'simulator',
  records: {},
  values: {},
  at: 'init-swarm',
});
const printed = Array.from({ length: 200 }, (_, at) => `line ${at} of what the command printed`);
const position = { current: undefined };

/** Ten nodes whose fifty tasks are in another state each time. */
function topologyAt(time: number): Topology {
  const machines = Array.from({ length: NODES }, (_, at) => ({
    name: `node-${at + 1}`,
    state: 'Running',
    ip: `192.168.99.${at + 100}`,
    active: at === 0,
    role: at < 3 ? ('manager' as const) : ('worker' as const),
    leader: at === 0,
    managerStatus: '',
    status: 'Ready',
    availability: 'Active',
    tasks: Array.from({ length: TASKS }, (_, slot) => ({
      id: `${at}-${slot}`,
      name: `web.${at * TASKS + slot + 1}`,
      service: 'web',
      slot: at * TASKS + slot + 1,
      node: `node-${at + 1}`,
      state: time % 2 === 0 ? 'running' : 'starting',
      desired: 'running',
      image: 'username/repo:tag',
      error: '',
    })),
  }));
  const web = {
    name: 'web',
    mode: 'replicated',
    running: 25,
    desired: 100,
    ports: '*:80->80/tcp',
    image: '',
  };
  return { machines, services: [web], unassigned: [], ended: [], quorumLost: false, events: [] };
}

/** A step while its command runs. Everything is another object each time. */
function step(time: number): ReactNode {
  const command = 'docker service create --name web --replicas 50 nginx';
  const phase = { name: 'running', command, startedAt: 1, interrupting: false } as const;
  const scene: Scene = {
    state: { ...walk, ran: true, phase },
    screen: startScreen('walk'),
    command,
    output: {
      lineCount: printed.length + time,
      dropped: time,
      lines: (from, to) => printed.slice(from - time, to - time),
    },
    topology: topologyAt(time),
    surroundings: {
      driver: 'simulator',
      simulated: true,
      why: '',
      workspace: '/tmp',
      shell: 'bash',
      editor: 'vi',
      impossible: {},
    },
    now: time * 1000,
    language: 'en',
    messages: messagesFor('en'),
    canSetLanguage: true,
    exercises: undefined,
    theme: 'auto',
    hasMouse: true,
    version: '0',
  };
  return <Screen scene={scene} theme={dark} columns={COLUMNS} rows={ROWS} position={position} />;
}

const LINE = 'a row of plain text, as wide as the window, and nothing else in it; '.repeat(4).slice(0, 240);

function text(time: number): ReactNode {
  return (
    <Box flexDirection="column" height={ROWS}>
      {Array.from({ length: ROWS }, (_, at) => at + 1).map((row) => (
        <Text key={row}>{`${LINE} ${row} ${time}`}</Text>
      ))}
    </Box>
  );
}

const draw = process.argv[2] === 'ours' ? step : text;
const stdout = Object.assign(new EventEmitter(), {
  columns: COLUMNS,
  rows: ROWS,
  isTTY: true,
  write: () => true,
}) as unknown as NodeJS.WriteStream;
const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode() {}, ref() {}, unref() {} });
const app = render(null, {
  stdout,
  stdin: stdin as unknown as NodeJS.ReadStream,
  alternateScreen: true,
  incrementalRendering: true,
  interactive: true,
  patchConsole: false,
  exitOnCtrlC: false,
  maxFps: 0,
});

async function drawTimes(count: number): Promise<void> {
  for (let time = 0; time < count; time += 1) {
    app.rerender(draw(time));
    // So that each one becomes a frame.
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

await drawTimes(WARM_UP);
const before = process.cpuUsage();
await drawTimes(TIMES);
const { user, system } = process.cpuUsage(before);
app.unmount();
process.stdout.write(JSON.stringify({ ms: (user + system) / 1000 / TIMES }));
process.exit();
