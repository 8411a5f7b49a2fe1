/** What the room is told of a walk. Pure: nothing else of a learner is ever told, so this is the place to look at. */
import type { CheckOutcome } from '../../check/types.ts';
import type { Messages } from '../../i18n/messages.ts';
import { redact } from '../../shell/secrets.ts';
import { causeOf, fillOpenly, specOf, wording } from '../../tutor/told.ts';
import type { StepRecord, WalkState } from '../../tutor/types.ts';
import { here } from '../../tutor/walk/reduce.ts';
import { defined } from '../../value/defined.ts';
import type { FailingCheck, StepEvent } from '../contract/events.ts';
import { MOST_FAILING } from '../contract/limits.ts';
import { oneLine } from '../contract/texts.ts';

/** Characters of one text. */
const LONGEST = 160;
/** In place of an address of a machine or a page. */
const NO_ADDRESS = '…';
const ADDRESSES = [
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'`,;)\]]+/gi,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?![\d.])/g,
  /(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi,
];

/** The learner's step as it is now; undefined where there is none. */
export function stepNow(state: WalkState, messages: Messages): StepEvent | undefined {
  const stop = here(state);
  if (!stop) return undefined;
  const { step } = stop;
  const record = state.records[step.id];
  const trouble = state.phase.name === 'failed' ? troubleOf(state, messages) : undefined;
  return {
    ...recorded(step.id, record, state),
    status: statusOf(state, record),
    failing: trouble?.failing ?? [],
    ...defined({ diagnosis: trouble?.diagnosis }),
  };
}

/** A step that the learner has been at before. */
export function stepBefore(step: string, record: StepRecord, state: WalkState): StepEvent {
  return { ...recorded(step, record, state), elsewhere: true };
}

function recorded(step: string, record: StepRecord | undefined, { records, finished }: WalkState): StepEvent {
  const isDone = ({ status }: StepRecord): boolean => status === 'passed' || status === 'skipped';
  const status = record?.status ?? 'pending';
  return {
    type: 'step',
    step,
    status: status === 'pending' ? 'reading' : status,
    tries: record?.attempts ?? 0,
    hints: record?.hints ?? 0,
    spentMs: Math.max(0, Math.round(record?.spentMs ?? record?.durationMs ?? 0)),
    done: Object.values(records).filter(isDone).length,
    finished,
    failing: [],
  };
}

function statusOf({ phase }: WalkState, record: StepRecord | undefined): StepEvent['status'] {
  switch (phase.name) {
    case 'running':
    case 'checking':
      return 'working';
    case 'passed':
      return 'passed';
    case 'failed':
      return phase.why === 'interrupted' ? 'reading' : 'failed';
    case 'refused':
    case 'answered-wrong':
      return 'failed';
    case 'reading':
      return record?.status === 'passed' || record?.status === 'skipped' ? record.status : 'reading';
  }
}

function troubleOf(
  state: WalkState,
  messages: Messages,
): { readonly failing: FailingCheck[]; readonly diagnosis?: StepEvent['diagnosis'] } {
  const { phase, course } = state;
  const step = here(state)?.step;
  if (phase.name !== 'failed' || !step || phase.why === 'interrupted') return { failing: [] };
  const safe = safeText(state);
  const word = wording(course, messages);
  const failing = phase.outcomes
    .filter(({ status }) => status === 'failed' || status === 'waiting')
    .slice(0, MOST_FAILING)
    .map((outcome) => {
      const spec = specOf(step, outcome.id);
      return {
        check: outcome.id,
        title: safe(spec?.title ?? outcome.id),
        expected: safe(word(outcome.expected)),
        seen: isOfOutput(outcome, state) ? '' : safe(word(outcome.actual)),
      };
    });
  const cause = phase.diagnosis && causeOf(step, course, { id: phase.diagnosis.id });
  return { failing, ...defined({ diagnosis: cause && { id: cause.id, title: safe(cause.title) } }) };
}

/** What was seen is a line that a command printed, or what a file holds: that stays here. */
function isOfOutput({ id }: CheckOutcome, state: WalkState): boolean {
  const spec = here(state)?.step.checks.find((one) => one.id === id);
  if (spec?.kind === 'output') return spec.stdout !== undefined || spec.stderr !== undefined;
  return spec === undefined || spec.kind === 'file';
}

/** A text without addresses and secrets. Placeholders that may be seen are filled in first. */
function safeText(state: WalkState): (text: string) => string {
  const secrets = state.secrets.flatMap((name) => state.values[name] ?? []);
  return (text) => {
    const whole = redact(fillOpenly(text, state), secrets);
    return oneLine(
      ADDRESSES.reduce((left, pattern) => left.replace(pattern, NO_ADDRESS), whole),
      LONGEST,
    );
  };
}
