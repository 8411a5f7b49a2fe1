/** `swarm-tutor test`: walks a course and its exercises, and proves every step, for its author and in CI. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEFAULT_DRIVER, traitsOf } from '../driver/traits.ts';
import { proveCourse } from '../exercise/prove-course.ts';
import { COURSE_VARIABLE, homeFolders } from '../files/home.ts';
import { type Messages, messagesFor } from '../i18n/messages.ts';
import { compileCourse } from '../lesson/compile.ts';
import type { CourseFolder } from '../lesson/course-folders.ts';
import { addCourse } from '../lesson/courses.ts';
import { problemLine } from '../lesson/problem.ts';
import { openLedger } from '../tutor/ledger.ts';
import { openContext } from './context.ts';
import { readCourseAt } from './course-at.ts';
import { requireTrust } from './course-trust.ts';
import { CommandError, EXIT, type Io } from './io.ts';
import { chooseLanguage } from './language.ts';
import { painter } from './lines.ts';
import { proveSteps, type StepProof } from './prove-steps.ts';
import { rememberedLanguage } from './remembered-progress.ts';
import { reset } from './reset.ts';
import type { ProgramStart } from './start.ts';

/**
 * Runs `test [DIR]`. On the simulator everything happens in a home that is gone afterwards, and in a bash in memory. Real
 * machines are made in a part of the learner's home, whose ledger has them.
 */
export async function test(start: ProgramStart): Promise<number> {
  const { options, argument: dir = '.', io } = start;
  const messages = messagesFor(chooseLanguage(options.lang, io.env, rememberedLanguage(io.env)));
  const words = messages.author;
  const folder = await readCourseAt(dir, messages);
  const broken = folder.problems.filter(({ unfinished }) => !unfinished);
  const { course } = folder.parsed;
  if (course === undefined || broken.length > 0) {
    if (options.json) {
      const problems = broken.map(({ file, line, message }) => ({ where: `${file}:${line}`, message }));
      io.json({ course: course?.id ?? null, driver: null, passed: 0, failed: 0, skipped: 0, problems });
    } else for (const problem of broken) io.out(problemLine(problem));
    return EXIT.usage;
  }
  const asked = options.driver === 'auto' ? undefined : options.driver;
  const driver = asked ?? DEFAULT_DRIVER;
  const { isSimulated, usesOwnHosts } = traitsOf(driver);
  if (!isSimulated) {
    if (!options.yes) throw new CommandError(messages.cli.needsYes(driver, usesOwnHosts), EXIT.usage);
    const home = homeFolders({ ...io.env, [COURSE_VARIABLE]: '' });
    await requireTrust(folder, resolve(dir), home, start, messages);
  }
  const paint = painter(options.color && io.isTerminal);
  const proofs: StepProof[] = [];
  const tell = (proof: StepProof): void => {
    proofs.push(proof);
    if (options.json) return;
    const mark = { passed: paint('green', '✓'), failed: paint('red', '✗'), skipped: paint('dim', '–') };
    io.out('  ', mark[proof.status], ` ${proof.where}`, proof.status === 'skipped' ? `  ${proof.why}` : '');
    for (const message of proof.problems) io.out(`      ${message}`);
  };
  if (!options.json) io.out(paint('bold', words.testing(course.title, driver)));
  await inItsHome(folder, isSimulated, io, async (own) => {
    const inside = { ...start, io: own };
    if (!isSimulated) await clearAway(inside, messages);
    await proveSteps(openContext(inside), driver, messages, tell);
    if (!isSimulated && !io.signal.aborted) await clearAway(inside, messages);
  });
  if (!isSimulated)
    for (const { id } of folder.parsed.exercises)
      tell({ where: `exercises/${id}`, status: 'skipped', problems: [], why: words.exercisesSimulated });
  else if (!io.signal.aborted) await proveExercises(folder, io, messages, tell);
  if (io.signal.aborted) return EXIT.interrupted;
  const count = (status: StepProof['status']): number => proofs.filter((one) => one.status === status).length;
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')];
  if (options.json) {
    const problems = proofs.flatMap(({ where, problems: own }) => own.map((message) => ({ where, message })));
    io.json({ course: course.id, driver, passed, failed, skipped, problems });
  } else {
    io.out();
    io.out(paint(failed === 0 ? 'green' : 'red', words.summary(passed, failed, skipped)));
  }
  return failed === 0 ? EXIT.done : EXIT.failed;
}

/** Calls `work` with streams whose environment leads to a home for the test, with the course in it. */
async function inItsHome(
  { parsed }: CourseFolder,
  isThrownAway: boolean,
  io: Io,
  work: (io: Io) => Promise<void>,
): Promise<void> {
  const { course } = parsed;
  if (course === undefined) return;
  // A name of its own: a learner may be in the middle of the same course.
  const id = `${course.id}-test`;
  const compiled = compileCourse({ ...parsed, course: { ...course, id } });
  if (compiled !== undefined) addCourse(compiled);
  const root = isThrownAway ? mkdtempSync(join(tmpdir(), 'swarm-tutor-test-')) : undefined;
  const home = root === undefined ? {} : { SWARM_TUTOR_HOME: root };
  try {
    await work({ ...io, env: { ...io.env, ...home, [COURSE_VARIABLE]: id } });
  } finally {
    if (root !== undefined) rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Removes what a test of this course has made on real machines and left: a walk proves nothing where all is there already. */
async function clearAway(start: ProgramStart, messages: Messages): Promise<void> {
  const { home, io } = openContext(start);
  const { ledger } = home;
  const made = openLedger(ledger, (kept) => io.err(messages.tutor.ledgerCorrupt(kept))).entries();
  if (!made.some(({ kind }) => kind === 'machine')) return;
  const options = { ...start.options, machines: true, progress: false, all: false, yes: true, json: false };
  await reset({ ...start, options });
}

async function proveExercises(
  folder: CourseFolder,
  io: Io,
  messages: Messages,
  tell: (proof: StepProof) => void,
): Promise<void> {
  for (const exercise of folder.parsed.exercises) {
    if (io.signal.aborted) return;
    const one = { ...folder, parsed: { ...folder.parsed, exercises: [exercise] } };
    const found = await proveCourse(one, messages, io.signal);
    const problems = found.map(({ line, message }) => `exercises/${exercise.id}.md:${line}: ${message}`);
    const status = problems.length === 0 ? ('passed' as const) : ('failed' as const);
    tell({ where: `exercises/${exercise.id}`, status, problems });
  }
}
