/** One learner as their teacher sees them: everything that they told last. */
import { defined } from '../../value/defined.ts';
import type { RoomLearner } from './room-state.ts';

export type LearnerDetails = Pick<
  RoomLearner,
  | ('number' | 'name' | 'step' | 'status' | 'tries' | 'hints' | 'spentMs' | 'done' | 'finished')
  | ('failing' | 'diagnosis' | 'hereSince' | 'failedSince' | 'handSince' | 'leftAt' | 'shared')
>;

/** The details of a learner in the room. */
export function detailsOf(learner: RoomLearner): LearnerDetails {
  const { number, name, status, tries, hints, spentMs, done, finished, failing, hereSince } = learner;
  const { step, diagnosis, failedSince, handSince, leftAt, shared } = learner;
  return {
    ...{ number, name, status, tries, hints, spentMs, done, finished, failing, hereSince },
    ...defined({ step, diagnosis, failedSince, handSince, leftAt, shared }),
  };
}
