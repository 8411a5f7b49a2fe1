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
  readonly type?: (lab: ReplayLab, command: string, gap: number) => Promise<Printed>;
  /** The entries, by their number from 1, that are known not to agree. */
  readonly differing?: readonly number[];
}

/** The recorder wrote down no waits: an answer may come so much later, if it is asked again then. */
const LONGEST_WAIT_MS = 90_000;
/** In a timeline something may happen this much earlier or later than on the recorded machines … */
const EARLY_OR_LATE_MS = 1_500;
/** … and this much per second since its start, since what is early or late adds up. */
const DRIFT = 0.06;
/** How many entries of a timeline back chance may fall otherwise, until all since then fall as they did … */
const DEPTHS = [0, 1, 0, 2, 1, 3, 4, 6];
/** … and how often that is tried: to find an answer, or to see that there is still none where none is known. */
const OTHER_CHANCES = { usual: 64, ofDiffering: DEPTHS.length } as const;

/** Plays all entries of a recording (by its name without `.txt`). */
export async function replay(lab: ReplayLab, name: string, play: Play = {}): Promise<Compared[]> {
  const found: Compared[] = [];
  const type = play.type ?? ((on: ReplayLab, command: string, gap: number) => on.types(command, gap));
  let start = lab.now;
  let timeline: Asked[] = [];
  for (const [index, recorded] of readRecording(name).entries()) {
    await play.before?.(lab, recorded, index);
    const command = await (play.rewrite?.(lab, recorded, index) ?? recorded.command);
    if (command === undefined) continue;
    if (recorded.at === 0) start = lab.now;
    if (recorded.at === undefined || recorded.at === 0) timeline = [];
    const window =
      recorded.at === undefined
        ? { from: lab.now, to: lab.now + LONGEST_WAIT_MS }
        : windowOf(start, recorded.at);
    const expected = show(recorded);
    const ask = async (gap = 0) => show(await type(lab, command, gap));
    const isDiffering = play.differing?.includes(found.length + 1) === true;
    const chances = isDiffering ? OTHER_CHANCES.ofDiffering : OTHER_CHANCES.usual;
    const question = { recorded, window, expected, chances, ask };
    const answer = await seek(lab, question, timeline);
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
  /** How often other chance is tried. */
  readonly chances: number;
  /** `gap`: simulated milliseconds between the commands of a line. */
  readonly ask: (gap?: number) => Promise<string>;
}

/** A question of a timeline, and the state in which the search for its answer began. */
interface Asked {
  readonly question: Question;
  readonly origin: Mark;
}

/**
 * Looks for the moment of the recorded answer; in a timeline with other chance since one of the last entries, too. What
 * was found joins the timeline.
 */
async function seek(lab: ReplayLab, question: Question, timeline: Asked[]): Promise<Answer> {
  const origin = lab.mark();
  const first = await look(lab, question);
  if (first.agrees) {
    timeline.push({ question, origin });
    return first;
  }
  for (let chance = 1; question.recorded.at !== undefined && chance <= question.chances; chance += 1) {
    const depth = DEPTHS[chance % DEPTHS.length] ?? 0;
    if (depth > timeline.length) continue;
    lab.back(depth === 0 ? origin : (timeline.at(-depth)?.origin ?? origin), chance);
    const again = [...timeline.slice(timeline.length - depth).map((asked) => asked.question), question];
    const found: Asked[] = [];
    for (const one of again) {
      const from = lab.mark();
      const answer = await look(lab, one);
      if (!answer.agrees) break;
      found.push({ question: one, origin: from });
      if (one !== question) continue;
      timeline.splice(timeline.length - depth, depth, ...found);
      return answer;
    }
  }
  lab.back(origin);
  if (question.recorded.at !== undefined) return first;
  await question.ask();
  lab.pass(1000 * (question.recorded.seconds ?? 0) - (lab.now - origin.now));
  return first;
}

/** Asks at every moment of a window at which something has changed, until the answer agrees. */
async function look(lab: ReplayLab, question: Question): Promise<Answer> {
  const { recorded, window, expected } = question;
  lab.pass(window.from - lab.now);
  const began = lab.now;
  let mark: Mark = lab.mark();
  let actual: string | undefined;
  for (;;) {
    const answer = await question.ask();
    actual ??= answer;
    if (answer === expected || (await meanwhile(lab, question, answer))) {
      // A timeline asks on by itself; other commands take as long as they took.
      const asked = mark.now;
      if (recorded.at === undefined) lab.pass(1000 * (recorded.seconds ?? 0) - (lab.now - asked));
      return { agrees: true, actual: expected, waited: asked - began };
    }
    // What a timeline asks changes nothing.
    if (recorded.at === undefined) lab.back(mark);
    if (lab.next > window.to) return { agrees: false, actual, waited: 0 };
    lab.pass(Math.max(1, lab.next - lab.now));
    mark = recorded.at === undefined ? lab.mark() : { ...mark, now: lab.now };
  }
}

/**
 * Whether the commands of a line in a timeline agree if what happens next happens between the last two of them. If
 * not, all is as before.
 */
async function meanwhile(lab: ReplayLab, question: Question, answer: string): Promise<boolean> {
  const { recorded, window, expected, ask } = question;
  const last = expected.lastIndexOf('\nID | ');
  if (recorded.at === undefined || !recorded.command.includes('; ') || last < 0) return false;
  if (!answer.startsWith(expected.slice(0, last)) || lab.next > window.to) return false;
  const mark = lab.mark();
  lab.pass(lab.next - lab.now - 1);
  if ((await ask(1)) === expected) return true;
  lab.back(mark);
  return false;
}

/** A printed answer, made comparable. */
export function show({ stdout, stderr, exitCode }: Printed): string {
  // The recorder ended every output with a line break; a question has none.
  const ended = stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`;
  const text = `${ended}[stderr]\n${stderr}`;
  let shown = normalised.get(text);
  if (shown === undefined) {
    shown = normalise(text);
    normalised.set(text, shown);
  }
  return `${shown}[exit ${exitCode}]`;
}
/** By what was printed: who looks for a moment is told the same again and again. */
const normalised = new Map<string, string>();
