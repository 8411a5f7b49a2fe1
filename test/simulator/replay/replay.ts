/** Plays a recording on a lab, command by command, in simulated time. */
import { type Recorded, readRecording } from '../../support/recordings.ts';
import type { Mark, Printed, ReplayLab } from './lab.ts';
import { normalise } from './normalise.ts';

/** One command that was compared. */
export interface Compared {
  readonly command: string;
  /** In a timeline: seconds since its start. */
  readonly at: number | undefined;
  readonly agrees: boolean;
  readonly expected: string;
  readonly actual: string;
  /** Simulated milliseconds that had to pass before the answer agreed, beyond those the recording tells of. */
  readonly waited: number;
}

export interface Play {
  /** What people did meanwhile that is no command: before the n-th entry (from 0). */
  readonly before?: (lab: ReplayLab, recorded: Recorded, index: number) => void | Promise<void>;
  /** A command line in the words of the lab; undefined leaves an entry out. */
  readonly rewrite?: (lab: ReplayLab, recorded: Recorded, index: number) => Promise<string | undefined>;
  readonly type?: (lab: ReplayLab, command: string) => Promise<Printed>;
}

/** The recorder wrote down no waits: an answer may come so much later, if it is asked again then. */
const LONGEST_WAIT_MS = 90_000;
/** In a timeline something may happen this much earlier or later than on the recorded machines … */
const EARLY_OR_LATE_MS = 1_500;
/** … and this much per second since its start, since what is early or late adds up. */
const DRIFT = 0.06;
/** How often chance may fall otherwise between two entries of a timeline, until it falls as it did. */
const OTHER_CHANCES = 16;

/** Plays all entries of a recording (by its name without `.txt`). */
export async function replay(lab: ReplayLab, name: string, play: Play = {}): Promise<Compared[]> {
  const found: Compared[] = [];
  const type = play.type ?? ((on: ReplayLab, command: string) => on.types(command));
  let start = lab.now;
  let before: Asked | undefined;
  for (const [index, recorded] of readRecording(name).entries()) {
    await play.before?.(lab, recorded, index);
    const command = await (play.rewrite?.(lab, recorded, index) ?? recorded.command);
    if (command === undefined) continue;
    if (recorded.at === 0) start = lab.now;
    const window =
      recorded.at === undefined
        ? { from: lab.now, to: lab.now + LONGEST_WAIT_MS }
        : windowOf(start, recorded.at);
    const expected = show(recorded);
    const ask = async () => show(await type(lab, command));
    const question = { recorded, window, expected, ask };
    const origin = lab.mark();
    const answer = await seek(
      lab,
      question,
      recorded.at === undefined || recorded.at === 0 ? undefined : before,
    );
    before = answer.agrees ? { question, origin } : undefined;
    found.push({ command: recorded.command, at: recorded.at, expected, ...answer });
  }
  return found;
}

function windowOf(start: number, at: number): { from: number; to: number } {
  const give = EARLY_OR_LATE_MS + DRIFT * 1000 * at;
  return { from: start + 1000 * at - give, to: start + 1000 * at + give };
}

interface Answer {
  readonly agrees: boolean;
  readonly actual: string;
  readonly waited: number;
}

/** What is asked, when, and what is wanted. */
interface Question {
  readonly recorded: Recorded;
  readonly window: { readonly from: number; readonly to: number };
  readonly expected: string;
  readonly ask: () => Promise<string>;
}

/** A question of a timeline, and the state in which the search for its answer began. */
interface Asked {
  readonly question: Question;
  readonly origin: Mark;
}

/** Looks for the moment of the recorded answer; in a timeline with other chance since the entry before the last, too. */
async function seek(lab: ReplayLab, question: Question, before: Asked | undefined): Promise<Answer> {
  const origin = lab.mark();
  const first = await look(lab, question);
  if (first.agrees) return first;
  if (question.recorded.at !== undefined) {
    for (let chance = 1; chance <= OTHER_CHANCES; chance += 1) {
      const further = before !== undefined && chance % 2 === 0;
      lab.back(further ? before.origin : origin, chance);
      if (further && !(await look(lab, before.question)).agrees) continue;
      const other = await look(lab, question);
      if (other.agrees) return other;
    }
    lab.back(origin);
    return first;
  }
  lab.back(origin);
  await question.ask();
  lab.pass(1000 * (question.recorded.seconds ?? 0) - (lab.now - origin.now));
  return first;
}

/** Asks at every moment of a window at which something has changed, until the answer agrees. */
async function look(lab: ReplayLab, { recorded, window, expected, ask }: Question): Promise<Answer> {
  lab.pass(window.from - lab.now);
  const began = lab.now;
  let mark: Mark = lab.mark();
  let actual: string | undefined;
  for (;;) {
    const answer = await ask();
    actual ??= answer;
    if (answer === expected) {
      // A timeline asks on by itself; other commands take as long as they took.
      const asked = mark.now;
      if (recorded.at === undefined) lab.pass(1000 * (recorded.seconds ?? 0) - (lab.now - asked));
      return { agrees: true, actual: answer, waited: asked - began };
    }
    // What a timeline asks changes nothing.
    if (recorded.at === undefined) lab.back(mark);
    if (lab.next > window.to) return { agrees: false, actual, waited: 0 };
    lab.pass(Math.max(1, lab.next - lab.now));
    mark = recorded.at === undefined ? lab.mark() : { ...mark, now: lab.now };
  }
}

/** A printed answer, made comparable. */
export function show({ stdout, stderr, exitCode }: Printed): string {
  // The recorder ended every output with a line break; a question has none.
  const ended = stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`;
  return `${normalise(`${ended}[stderr]\n${stderr}`)}[exit ${exitCode}]`;
}
