/** Runs a command line and returns its exit code. Commands are loaded on demand: most need no screen. */

import process from 'node:process';
import { gatherOnce } from '../driver/gather-once.ts';
import { COURSE_VARIABLE, homeFolders, placeOf } from '../files/home.ts';
import { LockedError } from '../files/lock.ts';
import { troubleOf } from '../files/trouble.ts';
import { fileTroubleSaid } from '../i18n/files.ts';
import { type Messages, messagesFor } from '../i18n/messages.ts';
import { inWords } from '../i18n/said.ts';
import { reasonOf } from '../value/error.ts';
import { CommandError, EXIT, type Io } from './io.ts';
import { chooseLanguage } from './language.ts';
import { type CommandName, isFor } from './option-names.ts';
import { type CommandLine, parseUsage, type UsageProblem } from './options.ts';
import { processIo } from './process-io.ts';
import { rememberedLanguage } from './remembered-progress.ts';
import type { ProgramStart } from './start.ts';
import { stoppedCode } from './stop.ts';

/** Runs one command line on the process's own streams. Never rejects, never prints a stack trace. */
export async function main(
  argv: readonly string[],
  version: string,
  simulatorProgram: string,
): Promise<number> {
  const { io, finish } = processIo(simulatorProgram, (why) =>
    wordsFor(argv, process.env).cli.outputLost(why),
  );
  try {
    return await runLine(argv, version, io);
  } finally {
    await finish();
  }
}

/** Runs one command line on any streams, and resolves with its exit code. Never rejects, never prints a stack trace. */
export async function runLine(argv: readonly string[], version: string, io: Io): Promise<number> {
  try {
    const exitCode = await dispatch(argv, version, io);
    const isOver = exitCode === EXIT.done || exitCode === EXIT.interrupted;
    return io.signal.aborted && isOver ? stoppedCode(io.signal) : exitCode;
  } catch (error) {
    return failure(error, argv, io);
  }
}

async function dispatch(argv: readonly string[], version: string, io: Io): Promise<number> {
  const usage = parseUsage(argv);
  switch (usage.kind) {
    case 'version':
      io.out(version);
      return EXIT.done;
    case 'help': {
      const { helpLines } = await import('./help.ts');
      for (const line of helpLines(wordsFor(argv, io.env), usage.command)) io.out(line);
      return EXIT.done;
    }
    case 'wrong':
      io.err(`swarm-tutor: ${usageText(usage.problem, wordsFor(argv, io.env).cli)}`);
      return EXIT.usage;
    case 'run':
      return perform(usage.invocation, version, io);
  }
}

async function perform({ command, ...line }: CommandLine, version: string, io: Io): Promise<number> {
  // https://no-color.org: any value but an empty one.
  const colored = io.env.NO_COLOR ? { ...line.options, color: false } : line.options;
  // It can only print line after line.
  const isDumb = io.env.TERM === 'dumb';
  const options = isDumb ? { ...colored, color: false, plain: true } : colored;
  const onlyLines = isDumb && !line.options.plain && !line.options.json;
  const start = await withCourse(command, {
    ...line,
    ...{ options, onlyLines, version, io, facts: gatherOnce() },
  });
  switch (command) {
    case 'learn':
      return (await import('./learn.ts')).learn(start);
    case 'run':
      return (await import('./run.ts')).run(start);
    case 'check':
      return (await import('./check.ts')).check(start);
    case 'doctor':
      return (await import('./doctor.ts')).doctor(start);
    case 'list':
      return (await import('./list.ts')).list(start);
    case 'watch':
      return (await import('./watch.ts')).watch(start);
    case 'shell':
      return (await import('./shell.ts')).shell(start);
    case 'exercises':
      return (await import('./exercises.ts')).exercises(start);
    case 'exercise':
      return (await import('./exercise.ts')).exercise(start);
    case 'cheatsheet':
      return (await import('./cheatsheet.ts')).cheatsheet(start);
    case 'glossary':
      return (await import('./glossary.ts')).glossary(start);
    case 'review':
      return (await import('./review.ts')).review(start);
    case 'report':
      return (await import('./report.ts')).report(start);
    case 'transcript':
      return (await import('./transcript.ts')).transcript(start);
    case 'reset':
      return (await import('./reset.ts')).reset(start);
    case 'lint':
      return (await import('./lint.ts')).lint(start);
    case 'new':
      return (await import('./new.ts')).newCourse(start);
    case 'preview':
      return (await import('./preview.ts')).preview(start);
    case 'test':
      return (await import('./test.ts')).test(start);
    case 'room':
      return (await import('./room.ts')).room(start);
    case 'join':
      return (await import('./join.ts')).join(start);
    case 'leave':
      return (await import('./leave.ts')).leave(start);
  }
}

/** The start with the course that it names, or in whose shell it was typed; most name none, and load nothing for it. */
async function withCourse(command: CommandName, start: ProgramStart): Promise<ProgramStart> {
  if (!isFor('course', command) || !(start.options.course || start.io.env[COURSE_VARIABLE])) return start;
  return (await import('./course-choice.ts')).withChosenCourse(command, start);
}

/** The dictionary for an invalid command line: its `--lang` still counts if it can be read. */
function wordsFor(argv: readonly string[], env: Io['env']): Messages {
  const asked = argv.join(' ').match(/--lang[ =](en|zh)\b/)?.[1];
  const option = asked === 'en' || asked === 'zh' ? asked : undefined;
  return messagesFor(chooseLanguage(option, env, rememberedLanguage(env)));
}

function usageText(problem: UsageProblem, words: Messages['cli']): string {
  switch (problem.type) {
    case 'unknown-option':
      return words.unknownOption(problem.option, problem.near);
    case 'unknown-command':
      return words.unknownCommand(problem.command, problem.near);
    case 'needs-value':
      return words.needsValue(problem.option);
    case 'bad-setting':
      return words.badSetting(problem.value);
    case 'bad-value':
      return words.badValue(problem.option, problem.value, problem.allowed);
    case 'not-for-command':
      return words.notForCommand(problem.option, problem.command, problem.commands);
    case 'extra-argument':
      return words.extraArgument(problem.argument);
  }
}

/** The message of an unexpected error. */
function failure(error: unknown, argv: readonly string[], io: Io): number {
  if (error instanceof CommandError) {
    io.err(`swarm-tutor: ${error.message}`);
    for (const line of error.more) io.err(line);
    return error.exitCode;
  }
  if (io.signal.aborted) return stoppedCode(io.signal);
  const messages = wordsFor(argv, io.env);
  if (error instanceof LockedError) {
    io.err(`swarm-tutor: ${inWords(fileTroubleSaid(error, error.path), messages)}`);
    return EXIT.notReady;
  }
  const words = messages.cli;
  const { syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd') {
    io.err(`swarm-tutor: ${words.folderGone}`);
    return EXIT.notReady;
  }
  if (troubleOf(error) !== undefined) {
    const place = placeOf(error, homeFolders(io.env));
    io.err(`swarm-tutor: ${inWords(fileTroubleSaid(error, place), messages)}`);
    return EXIT.notReady;
  }
  io.err(`swarm-tutor: ${words.internal(reasonOf(error))}`);
  io.err(words.internalMore);
  return EXIT.failed;
}
