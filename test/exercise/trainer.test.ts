/** Exercises as the screen has them done, on the simulator: built, worked in, left and come back to. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { lookAtTopology } from '../../src/check/topology.ts';
import { openSession } from '../../src/driver/open-session.ts';
import { placeOver } from '../../src/exercise/place.ts';
import { noteStart, readRecord, type StartRecord, writeRecord } from '../../src/exercise/record.ts';
import { isUnderWay } from '../../src/exercise/reduce.ts';
import { buildStart } from '../../src/exercise/start.ts';
import type { ExerciseState } from '../../src/exercise/state.ts';
import { createTrainer } from '../../src/exercise/trainer.ts';
import type { Trainer, TrainingPlace } from '../../src/exercise/training.ts';
import { homeFolders } from '../../src/files/home.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { inWords } from '../../src/i18n/said.ts';
import { loadCourse, loadExercises } from '../../src/lesson/courses.ts';
import type { ShellState } from '../../src/shell/types.ts';
import type { ExerciseResult } from '../../src/tutor/progress/exercises.ts';
import { openTranscript, readTranscript } from '../../src/tutor/transcript.ts';
import { eventually } from '../support/eventually.ts';
import { temporaryFolders } from '../support/program.ts';
import { serveSimulator } from '../support/served.ts';

const folders = temporaryFolders();
const open: Trainer[] = [];
afterEach(async () => {
  for (const trainer of open.splice(0)) await trainer.close();
});
afterAll(() => folders.removeAll());

const COURSE = loadCourse(undefined, 'en');

/** A desk at which the exercise is done: a folder of its own, a clock that is set by hand, and what is remembered. */
class Desk {
  readonly folder = folders.make();
  readonly results: ExerciseResult[] = [];
  /** Kept between two sittings, as on disk. */
  #shell: ShellState | undefined;
  now = Date.now();
  shellLeaves: (folder: string) => void = () => undefined;

  async #place(): Promise<TrainingPlace> {
    const home = homeFolders({ SWARM_TUTOR_HOME: join(this.folder, 'home') });
    const { env, ...programs } = await serveSimulator();
    const session = await openSession('simulator', {
      ...{ home, language: 'en', speed: 'instant', ...programs },
      env: { ...process.env, ...env },
    });
    this.#shell ??= { env: session.env, cwd: session.workspace };
    const shell = (): ShellState => this.#shell ?? { env: session.env, cwd: session.workspace };
    const place = placeOver(
      session,
      COURSE,
      {},
      {
        shell,
        setShell: (state) => {
          this.#shell = state;
        },
      },
    );
    return {
      place,
      folder: this.folder,
      record: readRecord(this.folder),
      lookAround: (signal) =>
        lookAtTopology({ session, env: shell().env, cwd: session.workspace, known: () => true, signal }),
      browse: async () => 'opened',
      openShell: () => {
        this.shellLeaves(this.folder);
        return undefined;
      },
      close: () => session.reach.close(),
    };
  }

  sit(id = 'idle-worker'): Trainer {
    const exercise = loadExercises(undefined, 'en').find((one) => one.id === id);
    if (!exercise) throw new Error(`no exercise ${id}`);
    const trainer = createTrainer({
      exercise,
      settings: {},
      before: undefined,
      open: () => this.#place(),
      begin: async (gaveUp) => {
        const place = await this.#place();
        const stuck = await buildStart(exercise, place.place);
        if (stuck !== undefined) throw new Error(inWords(stuck, messagesFor('en')));
        const record: StartRecord = {
          ...{ schema: 1, driver: 'simulator', at: this.now, hints: 0, tries: 0, gaveUp },
          ...(await noteStart(exercise, place.place)),
        };
        writeRecord(this.folder, record);
        return { ...place, record };
      },
      remember: async (result) => void this.results.push(result),
      transcript: openTranscript(join(this.folder, 'transcripts')),
      now: () => this.now,
    });
    open.push(trainer);
    return trainer;
  }
}

async function until(trainer: Trainer, is: (state: ExerciseState) => boolean): Promise<ExerciseState> {
  while (!is(trainer.getState())) await after(5);
  return trainer.getState();
}

const free = (state: ExerciseState): boolean => !isUnderWay(state);
const looked = (state: ExerciseState): boolean => free(state) && state.checks.length > 0;
const holding = ({ checks }: ExerciseState) =>
  checks.filter(({ status }) => status === 'passed').map(({ id }) => id);

async function run(trainer: Trainer, command: string): Promise<ExerciseState> {
  trainer.send({ type: 'run', command });
  return until(trainer, free);
}

test('a learner sees the checks turn with the commands, and is done when all hold', async () => {
  const desk = new Desk();
  const trainer = desk.sit();
  expect(holding(await until(trainer, looked))).toEqual(['four']);
  expect(trainer.getState().values.worker).toBe('myvm2');

  await run(trainer, 'docker node update --availability active myvm2');
  await until(trainer, (state) => holding(state).includes('available'));
  expect(trainer.getState().phase.name).toBe('working');
  // The picture is drawn at its own pace.
  const machines = () => trainer.getTopology()?.machines.map(({ name }) => name);
  await eventually(() => expect(machines()).toEqual(['myvm1', 'myvm2']));
  desk.now += 90_000;
  await run(trainer, 'docker service update --detach=false --force web >/dev/null');
  const { record } = await until(trainer, ({ phase }) => phase.name === 'over');
  await trainer.settled();
  expect(desk.results).toEqual([{ status: 'passed', best: { durationMs: 90_000, hints: 0, tries: 0 } }]);
  expect(readRecord(desk.folder)?.passedAt).toBe(record?.passedAt);
});

test('what was typed and printed is in the transcript, without the token', async () => {
  const desk = new Desk();
  const trainer = desk.sit();
  await until(trainer, looked);
  await run(trainer, 'docker swarm join-token worker');
  const printed = trainer.getOutput().lines(0, 9).join('\n');
  expect(printed).toContain('SWMTKN-1-');
  const [entry] = readTranscript(join(desk.folder, 'transcripts'));
  expect(entry).toMatchObject({
    step: 'idle-worker',
    command: 'docker swarm join-token worker',
    exitCode: 0,
  });
  expect(entry?.output).toContain('[secret]');
  expect(JSON.stringify(entry)).not.toContain('SWMTKN');
});

test('a judgement says what is missing, and names the wrong turn', async () => {
  const trainer = new Desk().sit();
  await until(trainer, looked);
  await run(trainer, 'docker node update --availability active myvm2');
  trainer.send({ type: 'judge' });
  const { judged, record } = await until(trainer, (state) => state.judged !== undefined);
  expect([judged?.cause, record?.tries]).toEqual(['still-crowded', 1]);
});

test('who leaves finds everything as it was, and the time away does not count', async () => {
  const desk = new Desk();
  const first = desk.sit();
  await until(first, looked);
  await run(first, 'docker node update --availability active myvm2; echo mine > notes');
  first.send({ type: 'hint' });
  await first.close();
  expect(existsSync(join(desk.folder, 'home', 'workspace', 'notes'))).toBe(true);

  desk.now += 24 * 3600_000;
  const second = desk.sit();
  const { record } = await until(second, looked);
  expect(record).toMatchObject({ hints: 1, awayMs: 24 * 3600_000 });
  expect(holding(second.getState())).toContain('available');
  await run(second, 'docker service update --force web >/dev/null');
  await until(second, ({ phase }) => phase.name === 'over');
  await second.settled();
  expect(desk.results[0]?.best?.durationMs).toBeLessThan(1000);
});

test('whoever gives up is walked through a way, command by command', async () => {
  const desk = new Desk();
  const trainer = desk.sit();
  await until(trainer, looked);
  await run(trainer, 'docker service rm web');
  trainer.send({ type: 'show' });
  await until(trainer, looked);
  const commands: string[] = [];
  for (let steps = 0; trainer.getState().phase.name !== 'over' && steps < 5; steps += 1) {
    trainer.send({ type: 'next' });
    const { way, ran } = await until(trainer, (state) => free(state) && state.way?.hasRun === true);
    commands.push(ran?.command ?? '');
    trainer.send({ type: 'next' });
    if (way?.at === 2) await until(trainer, ({ phase }) => phase.name === 'over');
  }
  expect(commands).toEqual([
    'docker node ls',
    'docker node update --availability active myvm2',
    'docker service update --force web',
  ]);
  await trainer.settled();
  expect(desk.results).toEqual([{ status: 'started', gaveUp: true }]);
});

test('a command can be stopped, and the exercise goes on', async () => {
  const trainer = new Desk().sit();
  await until(trainer, looked);
  trainer.send({ type: 'run', command: 'echo begun; sleep 60' });
  while (trainer.getOutput().lineCount === 0) await after(5);
  trainer.send({ type: 'interrupt' });
  const { ran } = await until(trainer, free);
  expect(ran?.exitCode).not.toBe(0);
  expect((await run(trainer, 'echo on')).ran?.exitCode).toBe(0);
});

test('what was judged in a shell counts', async () => {
  const desk = new Desk();
  const trainer = desk.sit();
  await until(trainer, looked);
  desk.shellLeaves = (folder) => {
    const record = JSON.parse(readFileSync(join(folder, 'exercise.json'), 'utf8'));
    writeRecord(folder, { ...record, tries: 2, hints: 3 });
  };
  await trainer.openShell(async (work) => work());
  expect(trainer.getState().record).toMatchObject({ tries: 2, hints: 3 });
});
