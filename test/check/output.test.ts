/** What the step's own command printed, and causes with a name. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import type { DiagnosisSpec, OutputCheck, StepOutput } from '../../src/check/types.ts';
import { lookOnce } from '../../src/check/watch.ts';
import { toldOutcome } from '../support/told.ts';
import { clusterSession, healthy, scripted } from './fakes.ts';
import { firstRecorded } from './recording.ts';

async function look(check: Partial<OutputCheck>, output?: StepOutput) {
  const spec: OutputCheck = { kind: 'output', id: 'o', title: '', withinMs: 0, ...check };
  const [outcome] = await lookOnce({
    specs: [spec],
    session: scripted([]),
    env: {},
    cwd: '/',
    ...(output && { output }),
  });
  return outcome && toldOutcome(outcome);
}

describe('the output of a command', () => {
  it('is matched by exit code and text', async () => {
    const output = { exitCode: 0, stdout: 'This node joined a swarm as a worker.\r\n', stderr: '' };
    expect(
      await look({ exit: 0, stdout: '/joined a swarm as a (worker|manager)\\.$/' }, output),
    ).toMatchObject({
      status: 'passed',
    });
  });

  it('that is not as wanted: what it ended with', async () => {
    const output = {
      exitCode: 1,
      stdout: '',
      stderr: 'Error response from daemon: rpc error\nexit status 1\n',
    };
    expect(await look({ exit: 0, stdout: '/joined/', stderr: 'x' }, output)).toMatchObject({
      status: 'failed',
      expected: 'exit code 0, stdout says "joined", stderr says "x"',
      actual: 'exit code 1, stdout is empty, stderr ends with "exit status 1"',
    });
  });

  it('of a command that was ended early', async () => {
    expect(await look({ exit: '>0' }, { exitCode: null, stdout: '', stderr: '' })).toMatchObject({
      status: 'failed',
      expected: 'exit code more than 0',
      actual: 'the command was ended before it finished',
    });
  });

  it('has no meaning when no command was run', async () => {
    expect(await look({ exit: 0 })).toMatchObject({ status: 'not-applicable', actual: 'no command was run' });
  });
});

const cause = (spec: Partial<DiagnosisSpec> & { id: string }): DiagnosisSpec => ({
  title: spec.id,
  explain: `why ${spec.id}`,
  ...spec,
});

describe('a failure with a known cause', () => {
  const place = { env: healthy.env, cwd: '/' };

  it('is named by what the command printed, without asking anything', async () => {
    const session = clusterSession(healthy);
    const output = {
      exitCode: 1,
      stdout: '',
      stderr: 'Error: tls: no application protocol\nexit status 1\n',
    };
    const specs = [
      cause({ id: 'state', state: { view: 'machines', where: { Name: 'myvm1' } } }),
      cause({ id: 'other-text', stderr: '/refused/' }),
      cause({ id: 'wrong-port', stderr: '/no application protocol/', exit: '>0', fix: 'docker swarm join' }),
      cause({ id: 'course', stderr: '/tls/' }),
    ];
    expect(await diagnose(specs, { ...place, session, output })).toEqual({
      id: 'wrong-port',
      fix: 'docker swarm join',
    });
    expect(session.asked).toEqual([]);
  });

  it('is named by the state of the cluster where no text tells', async () => {
    const machines = healthy.machines.replace('-|virtualbox|Running', '-|virtualbox|Stopped');
    const session = clusterSession({ ...healthy, machines });
    const specs = [
      cause({ id: 'unknown', state: { view: 'machines', where: { State: 'Timeout' } } }),
      cause({ id: 'stopped', state: { view: 'machines', where: { State: 'Stopped' } } }),
      cause({ id: 'shell', state: { view: 'env', where: { DOCKER_HOST: '/./' } } }),
    ];
    expect((await diagnose(specs, { ...place, session }))?.id).toBe('stopped');
    expect(session.asked).toHaveLength(1);
  });

  it('needs all that the cause names', async () => {
    const output = { exitCode: 1, stdout: '', stderr: 'refused' };
    const where = { State: 'Stopped' };
    const specs = [
      cause({ id: 'both', stderr: '/refused/', state: { view: 'machines', where } }),
      cause({ id: 'hyperv', stderr: '/refused/', drivers: ['hyperv'] }),
      cause({ id: 'nothing' }),
    ];
    expect(
      await diagnose(specs, {
        ...place,
        session: clusterSession(healthy),
        output,
      }),
    ).toBeUndefined();
  });

  it('has no name when nothing fits, or no command printed anything', async () => {
    const specs = [cause({ id: 'x', stderr: '/x/' })];
    expect(await diagnose(specs, { ...place, session: scripted([]) })).toBeUndefined();
  });

  it('is found in what a real engine printed', async () => {
    const specs = [cause({ id: 'gone', stderr: '/not part of a swarm/' })];
    const output = firstRecorded('14-leave.txt', 'docker-machine ssh myvm1 "docker swarm leave -f"');
    expect((await diagnose(specs, { ...place, session: scripted([]), output }))?.id).toBe('gone');
  });
});
