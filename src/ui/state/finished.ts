/** The content of the last page: the commands that were learned, lesson by lesson, and which steps were harder than others. */
import { commandParts, type KnownWords } from '../../lesson/command-parts.ts';
import { commandFor, type Situation } from '../../lesson/variants.ts';
import type { StepRecord, Stop, WalkState } from '../../tutor/types.ts';
import { defined } from '../../value/defined.ts';

/** A step that is worth another look. */
export interface HarderStep {
  readonly id: string;
  readonly title: string;
  readonly tries: number;
  readonly hints: number;
  readonly isSkipped: boolean;
}

/**
 * The commands that the passed ones of some steps ran, each once, in their order: `docker swarm init`, without options and arguments.
 * @param known the words that the course explains
 */
export function commandsLearned(
  stops: readonly Stop[],
  records: WalkState['records'],
  situation: Omit<Situation, 'choice'>,
  known: KnownWords,
): string[] {
  const passed = stops.filter(({ step }) => records[step.id]?.status === 'passed');
  const learned = passed.flatMap(({ step }) => {
    const choice = records[step.id]?.choice;
    const command = commandFor(step, { ...situation, ...defined({ choice }) });
    return command === undefined ? [] : namesIn(command, known);
  });
  return [...new Set(learned)];
}

/** Programs with the subcommands that they were given: `docker` alone is none where `docker node ls` follows. */
function namesIn(command: string, known: KnownWords): string[] {
  const names = commandParts(command, known).flatMap(({ role, usage }) =>
    usage !== undefined && (role === 'program' || role === 'subcommand') ? [usage] : [],
  );
  return names.filter((name, at) => !names[at + 1]?.startsWith(`${name} `));
}

/** Steps that took several tries or hints, and those that were left out although the course needs them. */
export function harderSteps(stops: readonly Stop[], records: WalkState['records']): HarderStep[] {
  return stops.flatMap(({ step: { id, title, optional } }) => {
    const record = records[id];
    if (!record) return [];
    const isSkipped = record.status === 'skipped' && !optional;
    const hints = record.hints ?? 0;
    return isSkipped || wasHard(record) ? [{ id, title, tries: record.attempts, hints, isSkipped }] : [];
  });
}

function wasHard({ status, attempts, hints = 0 }: StepRecord): boolean {
  return status === 'passed' && (attempts > 1 || hints > 0);
}
