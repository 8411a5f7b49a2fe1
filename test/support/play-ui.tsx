/**
 * The screen with a fake tutor, to look at it in a real terminal:
 * npx esbuild test/support/play-ui.tsx --bundle --platform=node --format=esm --packages=external \
 *   --jsx=automatic --outfile=node_modules/.cache/play-ui.mjs && node node_modules/.cache/play-ui.mjs [STEP] [en|zh]
 */
import process from 'node:process';
import { setTimeout as after } from 'node:timers/promises';
import type { CheckOutcome } from '../../src/check/types.ts';
import type { Effect } from '../../src/tutor/walk/events.ts';
import { showTutor } from '../../src/ui/index.tsx';
import { createFakeTutor, type FakeTutor, outcome, twoMachines } from './fake-tutor.ts';

const [at, language = 'en'] = process.argv.slice(2);
let interrupted = false;

async function perform(effect: Effect, tutor: FakeTutor): Promise<void> {
  if (effect.type === 'interrupt') interrupted = true;
  if (effect.type !== 'attempt' && effect.type !== 'verify' && effect.type !== 'fix') return;
  await after(1);
  interrupted = false;
  const specs = effect.stop.step.checks;
  const outcomes = specs.map((spec) => outcome(spec.id, 'waiting'));
  tutor.now = Date.now();
  if (effect.type === 'attempt') {
    const command = effect.override ?? tutor.command() ?? '';
    tutor.happen({ type: 'started', command, at: Date.now() });
    const count = Number(process.env.PLAY_LINES ?? 12);
    for (let line = 1; line <= count && !interrupted; line++) {
      tutor.print(
        line === 1
          ? 'Swarm initialized: current node (rihwohkh3ph3) is now a manager.'
          : `line ${line} of the output`,
      );
      await after(150);
    }
    if (command.includes('fail'))
      tutor.print('Error response from daemon: rpc error: tls: no application protocol');
  }
  if (interrupted) {
    tutor.happen({
      type: 'ended',
      at: Date.now(),
      tookMs: 1,
      result: { passed: false, outcomes: [], exitCode: null, why: 'interrupted' },
    });
    return;
  }
  const deadline = Date.now() + 10_000;
  tutor.happen({ type: 'checking', outcomes, at: Date.now(), deadline });
  let seen: CheckOutcome[] = outcomes;
  const fails = effect.type === 'attempt' && effect.override?.includes('fail');
  for (const spec of specs) {
    for (let look = 0; look < 3 && !interrupted; look++) {
      seen = seen.map((one) => (one.id === spec.id ? { ...one, actual: `${look} of 2 nodes` } : one));
      tutor.happen({ type: 'looked', outcomes: seen, deadline });
      await after(400);
    }
    const last = fails && spec === specs.at(-1);
    seen = seen.map((one) =>
      one.id !== spec.id
        ? one
        : last
          ? {
              ...one,
              status: 'failed',
              expected: '2 rows of nodes with Status Ready',
              actual: '1 row: myvm1 Ready Leader',
            }
          : { ...one, status: 'passed' },
    );
    tutor.happen({ type: 'looked', outcomes: seen, deadline });
  }
  tutor.show(twoMachines);
  tutor.happen({
    type: 'ended',
    at: Date.now(),
    tookMs: 3000,
    result: fails
      ? {
          passed: false,
          outcomes: seen,
          exitCode: 1,
          why: 'checks',
          diagnosis: {
            id: 'daemon-port',
            fix: 'docker-machine ssh myvm2 "docker swarm join --token SWMTKN-1-49nj1cmql0jkz5s954yi3oex3 192.168.99.100:2377"',
          },
        }
      : { passed: true, outcomes: seen },
  });
}

const tutor = createFakeTutor({
  ...(at ? { at } : {}),
  ...(process.env.PLAY_SWARM ? { topology: twoMachines } : {}),
  perform: (effect, self) => void perform(effect, self),
});
const ending = await showTutor(tutor, {
  language: language === 'zh' ? 'zh' : 'en',
  setLanguage: () => undefined,
  color: !process.env.NO_COLOR,
  version: '0.1.0',
});
process.stdout.write(`${ending}\n`);
process.exit(ending === 'quit' ? 0 : 130);
