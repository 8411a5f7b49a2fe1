/** Plays recorded docker commands on a simulated lab, in their order and with their time. */
import type { DockerLab, Printed } from './docker-lab.ts';
import { innerCommand, normalise, type Recorded, readRecording, withoutChance } from './recordings.ts';

/** One command that was compared. */
export interface Compared {
  readonly recording: string;
  readonly command: string;
  readonly agrees: boolean;
  readonly expected: string;
  readonly actual: string;
}

/** The swarm of the recordings, whose tokens are replaced by the lab's. */
const RECORDED_TOKENS = 'SWMTKN-1-3cgs85n2p9pe2meguorondl0mgbjie77z7tf7meuzshaanf3u5';

/** The recorder waited a little after what takes effect by and by. */
const PAUSE_MS = 3500;

/** Plays a recording; timelines, pipes and what is no docker command are left out. */
export async function replay(lab: DockerLab, recording: string): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const recorded of readRecording(recording)) {
    edit(lab, recorded);
    if (recorded.at !== undefined) {
      passTo(lab, recorded);
      continue;
    }
    const { command, machine } = innerCommand(recorded);
    const lines = command.split(/; | && /);
    if (!lines.every((line) => /^docker [a-z-]/.test(line)) || /[|$<]|node ID/.test(command)) {
      lab.pass(1000 * (recorded.seconds ?? 0));
      continue;
    }
    const before = lab.world.now;
    const outputs: Printed[] = [];
    for (const line of lines)
      outputs.push(await lab.docker(await ownTokens(lab, line.slice(7)), { on: machine ?? 'myvm1' }));
    const expected = comparable(
      show(recorded.stdout, recorded.stderr.replace(/exit status \d+\n$/, ''), recorded.exitCode),
    );
    const actual = comparable(
      show(
        outputs.map((one) => one.stdout).join(''),
        outputs.map((one) => one.stderr).join(''),
        outputs.at(-1)?.exitCode ?? 0,
      ),
    );
    compared.push({ recording, command, agrees: expected === actual, expected, actual });
    const pause = /docker (stack deploy|service scale -d)/.test(command) ? PAUSE_MS : 0;
    lab.pass(pause + Math.max(0, 1000 * (recorded.seconds ?? 0) - (lab.world.now - before)));
  }
  return compared;
}

const comparable = (text: string): string => withoutChance(normalise(text));

function show(stdout: string, stderr: string, exitCode: number): string {
  return `${stdout}[stderr]\n${stderr}[exit ${exitCode}]`;
}

let timelineStart = { recording: '', at: 0, now: 0 };

/** Lets the time of a timeline's entry pass. */
function passTo(lab: DockerLab, recorded: Recorded): void {
  const at = 1000 * (recorded.at ?? 0);
  if (at === 0) timelineStart = { recording: recorded.command, at, now: lab.world.now };
  lab.pass(Math.max(0, timelineStart.now + at - lab.world.now));
}

/** Follows remarks such as `docker-compose.yml edited: replicas: 5 -> 7`. */
function edit(lab: DockerLab, recorded: Recorded): void {
  for (const remark of recorded.remarks) {
    const change = /docker-compose\.yml edited: (replicas:|image) (\S+) -> (\S+)/.exec(remark);
    if (!change) continue;
    const file = lab.files.get('docker-compose.yml') ?? '';
    const [, kind = '', , to = ''] = change;
    const edited =
      kind === 'image'
        ? file.replace(/(image: \S+:)\S+/, `$1${to}`)
        : file.replace(/replicas: \d+/, `replicas: ${to}`);
    lab.files.set('docker-compose.yml', edited);
  }
}

/** The recorded swarm's tokens stand for the lab's own. */
async function ownTokens(lab: DockerLab, line: string): Promise<string> {
  if (!line.includes(RECORDED_TOKENS)) return line;
  const own = (await lab.docker('swarm join-token -q worker')).stdout.trim();
  const secret = own.slice(own.lastIndexOf('-') + 1);
  return line
    .replace(RECORDED_TOKENS, own.slice(0, own.lastIndexOf('-')))
    .replace(/-1qhp9ed7ytkwsalnqv5sc0gu7/, `-${secret}`);
}
