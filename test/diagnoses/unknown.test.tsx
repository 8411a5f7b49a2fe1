/** A failure that nobody has thought of: it says so, shows what was printed, and names the check that fails. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lineOf } from '../../src/commands/lines.ts';
import { plainReporter } from '../../src/commands/plain.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { fillOpenly, specOf } from '../../src/tutor/told.ts';
import { Diagnosis } from '../../src/ui/components/diagnosis.tsx';
import { FillContext } from '../../src/ui/hooks/use-fill.ts';
import { drawn } from '../support/drawn.tsx';
import { Learner } from './learner.ts';

const sam = new Learner();
beforeAll(() => sam.walksTo('init-swarm'), 30_000);
afterAll(() => sam.leaves());

it.each(['en', 'zh'] as const)('on the screen and in plain lines, in %s', async (language) => {
  const tutor = sam.comesTo('init-swarm', { language });
  const failed = await sam.types('echo "flux capacitor: discharged" >&2; exit 42');
  expect(failed?.diagnosis).toBeUndefined();
  expect(sam.printed).toBe('flux capacitor: discharged');
  const state = tutor.getState();
  const stop = state.stops[state.at];
  if (!stop) throw new Error('nowhere');
  const messages = messagesFor(language);
  const fill = (text: string) => fillOpenly(text, state);
  const nearest = failed?.outcomes.find(({ status }) => status === 'failed');
  const wanted = [
    messages.tutor.commandFailed(42),
    messages.ui.failed.unknown,
    messages.ui.failed.nearest(fill(specOf(stop.step, nearest?.id ?? '')?.title ?? '')),
  ];
  const shown = drawn(
    <FillContext value={fill}>
      <Diagnosis state={state} step={stop.step} />
    </FillContext>,
    200,
    language,
  );
  expect(shown.split('\n').map((row) => row.replace(/^(✗| ) /, ''))).toEqual(wanted);
  let printed = '';
  const reporter = plainReporter(
    (...line) => {
      printed += lineOf(line);
    },
    messages,
    false,
  );
  reporter.done(stop, state, undefined);
  for (const text of wanted) expect(printed).toContain(text);
});
