/** The answers to what a step asked about its command, as they turned out to be. */
import type { Step } from '../lesson/types.ts';
import type { StepRecord } from './types.ts';

/** A thing that was asked, with its right answer. Texts have their placeholders. */
export interface RightAnswer {
  /** Which of the two a step can ask. */
  readonly kind: 'predict' | 'explain';
  readonly prompt: string;
  /** The right option, or the number. */
  readonly text: string;
  readonly why: string;
  /** Whether the learner's first answer was this one; undefined if there was none. */
  readonly known?: boolean;
}

/** The prediction and the explanation of a step, as far as it is known what is right. */
export function answersOf({ predict, explain }: Step, record: StepRecord | undefined): RightAnswer[] {
  const { predicted, cameTrue, explained, explains } = record ?? {};
  const found: RightAnswer[] = [];
  if (predict && cameTrue !== undefined) {
    const option =
      'number' in predict
        ? { text: cameTrue, why: predict.why }
        : predict.options.find(({ id }) => id === cameTrue);
    if (option) found.push({ kind: 'predict', ...asked(predict, option), ...knownAs(predicted, cameTrue) });
  }
  if (explain && explains !== undefined) {
    const option = explain.options.find(({ id }) => id === explains);
    if (option)
      found.push({ kind: 'explain', ...asked(explain, option), ...knownAs(explained?.[0], explains) });
  }
  return found;
}

function asked(
  { prompt }: { readonly prompt: string },
  { text, why }: { readonly text: string; readonly why: string },
) {
  return { prompt, text, why };
}

function knownAs(answer: string | undefined, right: string): Pick<RightAnswer, 'known'> {
  return answer === undefined ? {} : { known: answer === right };
}
