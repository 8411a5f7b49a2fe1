/** What is judged, and what can't be judged on a computer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSession } from '../../src/driver/open-session.ts';
import { judge } from '../../src/exercise/judge.ts';
import { type ExercisePlace, placeOver } from '../../src/exercise/place.ts';
import { noteStart } from '../../src/exercise/record.ts';
import { runLine } from '../../src/exercise/run-line.ts';
import { buildStart } from '../../src/exercise/start.ts';
import { homeFolders } from '../../src/files/home.ts';
import { parseCourse } from '../../src/lesson/parse-course.ts';
import { exampleFiles, replaced } from '../lesson/example.ts';

const HTTP = "  - {id: answers-me, title: it answers, http: {url: 'http://${manager_ip}:9/'}}\nrules:";

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'swarm-tutor-judge-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The example's exercise, which asks for an answer at a port, solved but for that. */
async function solvedBut(noMesh: string | undefined) {
  const files = replaced(exampleFiles(), 'exercises/quiet-node.md', 'rules:', HTTP);
  const { course, exercises } = parseCourse(files);
  const [exercise] = exercises;
  if (course === undefined || exercise === undefined) throw new Error('the example has no exercise');
  const home = homeFolders({ SWARM_TUTOR_HOME: root });
  const session = await openSession('simulator', { home, language: 'en', speed: 'instant' });
  let shell = { env: session.env, cwd: session.workspace };
  const kept: Pick<ExercisePlace, 'shell' | 'setShell'> = {
    shell: () => shell,
    setShell(state) {
      shell = { env: { ...state.env }, cwd: state.cwd };
    },
  };
  const known = noMesh === undefined ? session : { ...session, noMesh };
  const place = placeOver(known, course, {}, kept);
  expect(await buildStart(exercise, place)).toBeUndefined();
  const facts = await noteStart(exercise, place);
  await runLine('docker node update --availability active myvm2', place, { isUnseen: true });
  return judge(exercise, place, facts);
}

test('an app that does not answer leaves an exercise unsolved', async () => {
  const { passed, checks } = await solvedBut(undefined);
  expect(checks.find(({ id }) => id === 'answers-me')).toMatchObject({ status: 'failed' });
  expect(passed).toBe(false);
});

test('where the routing mesh answers nobody, that is told with its reason, and all else decides', async () => {
  const { passed, checks } = await solvedBut('the kernel has no ip_vs');
  expect(checks.find(({ id }) => id === 'answers-me')).toMatchObject({
    status: 'not-applicable',
    actual: 'the kernel has no ip_vs',
  });
  expect(passed).toBe(true);
});
