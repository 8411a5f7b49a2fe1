/** Which steps, commands and examples exist for a driver, a shell and a choice. */
import { fitsDriver, fitsVariant } from '../driver/fits.ts';
import type { DriverId, ShellKind } from '../driver/types.ts';
import type { Block, Course, Lesson, Step } from './types.ts';

export { fitsDriver, fitsVariant };

/** The conditions that a command has to fit. */
export interface Situation {
  readonly driver: DriverId;
  readonly shell: ShellKind;
  /** The picked option of the step's fork; without it the fork's default counts. */
  readonly choice?: string;
}

/**
 * The text of the step's command, placeholders unresolved: the first variant that fits.
 * For a by-hand step it is what an unattended walk runs instead.
 * @returns undefined when the step runs nothing here
 */
export function commandFor(step: Step, { driver, shell, choice }: Situation): string | undefined {
  const picked = choice ?? step.choice?.default;
  return step.commands.find(
    (variant) =>
      fitsVariant(variant, driver, shell) && (variant.choice === undefined || variant.choice === picked),
  )?.text;
}

/** The checks of a step that apply on a driver (any, while it isn't known), and to the option that was picked. */
export function checksFor(
  step: Step,
  driver: DriverId | undefined,
  choice: string | undefined,
): Step['checks'] {
  return step.checks.filter(
    (check) => fitsDriver(check, driver) && (check.choice === undefined || check.choice === choice),
  );
}

/** All steps that exist on a driver, in the order of the course, each with its lesson. */
export function stepsFor(course: Course, driver: DriverId): { lesson: Lesson; step: Step }[] {
  return course.lessons.flatMap((lesson) =>
    lesson.steps.filter((step) => fitsDriver(step, driver)).map((step) => ({ lesson, step })),
  );
}

const EXAMPLE_SHELLS: ReadonlyMap<string, 'bash' | 'powershell'> = new Map([
  ['bash', 'bash'],
  ['sh', 'bash'],
  ['powershell', 'powershell'],
]);

/**
 * Prose as it is shown to one learner: where there are examples for bash and for PowerShell side by side,
 * only the one of the learner's shell is left. Everything else stays.
 */
export function proseFor(blocks: readonly Block[], shell: ShellKind): Block[] {
  const wanted = shell === 'powershell' ? 'powershell' : 'bash';
  return blocks.flatMap((block, at): Block[] => {
    if (block.type === 'list') {
      return [{ ...block, items: block.items.map((item) => proseFor(item, shell)) }];
    }
    if (block.type === 'quote') return [{ ...block, blocks: proseFor(block.blocks, shell) }];
    const own = exampleShell(block);
    if (own === undefined || own === wanted) return [block];
    return hasSibling(blocks, at, wanted) ? [] : [block];
  });
}

function exampleShell(block: Block | undefined): 'bash' | 'powershell' | undefined {
  return block?.type === 'code' ? EXAMPLE_SHELLS.get(block.lang) : undefined;
}

/** Looks both ways along the neighbouring examples without prose between them. */
function hasSibling(blocks: readonly Block[], at: number, wanted: string): boolean {
  for (const direction of [-1, 1]) {
    for (let next = at + direction; exampleShell(blocks[next]) !== undefined; next += direction) {
      if (exampleShell(blocks[next]) === wanted) return true;
    }
  }
  return false;
}
