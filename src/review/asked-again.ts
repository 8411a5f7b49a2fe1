/** Predictions and explanations as questions of a review: what turned out to be right is right there, too. */
import type { NumberPrediction, Question, Step } from '../lesson/types.ts';
import type { StepRecord } from '../tutor/types.ts';

/** A question that was made of what a step asked. */
export interface AskedAgain {
  readonly of: 'predict' | 'explain';
  readonly question: Question;
}

/** Most options of a number. */
const MOST_NUMBERS = 4;

/**
 * The questions of a step. An explanation that needs its output can't be asked: only one that says it in other words is.
 * @param records of the walks of a course; unattended steps don't count
 */
export function askedAgain(
  { id, predict, explain }: Pick<Step, 'id' | 'predict' | 'explain'>,
  records: readonly Readonly<Record<string, StepRecord>>[],
): AskedAgain[] {
  const own = records.flatMap((walk) => {
    const record = walk[id];
    return record?.status === 'passed' && record.spentMs !== undefined ? [record] : [];
  });
  const came = own.find(({ cameTrue }) => cameTrue !== undefined);
  const explains = own.find((record) => record.explains !== undefined)?.explains;
  const found: AskedAgain[] = [];
  if (predict && came?.cameTrue !== undefined)
    found.push({
      of: 'predict',
      question:
        'number' in predict
          ? numberQuestion(predict, came.cameTrue, came.predicted)
          : questionOf(predict, came.cameTrue),
    });
  if (explain?.again !== undefined && explains !== undefined)
    found.push({ of: 'explain', question: questionOf(explain, explains) });
  return found.filter(({ question }) => question.options.some(({ right }) => right));
}

/** The texts of what a step asks with options. */
interface AskedTexts {
  readonly prompt: string;
  readonly again?: string;
  readonly options: readonly { readonly id: string; readonly text: string; readonly why: string }[];
}

function questionOf({ prompt, again, options }: AskedTexts, right: string): Question {
  return {
    prompt: again ?? prompt,
    options: options.map(({ id, text, why }) => ({ id, text, why, right: id === right })),
  };
}

/** To choose from: the number, what the learner took it for, and its neighbours. */
function numberQuestion(
  { prompt, again, why }: NumberPrediction,
  right: string,
  predicted: string | undefined,
): Question {
  const number = Number(right);
  const near = [number, Number(predicted ?? 0), number - 1, number + 1, 0, number + 2];
  const numbers = [...new Set(near)].filter((one) => one >= 0).slice(0, MOST_NUMBERS);
  return {
    prompt: again ?? prompt,
    options: numbers.map((one) => ({ id: String(one), text: String(one), why, right: one === number })),
  };
}
