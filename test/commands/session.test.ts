/** From a choice of driver to a session: what it costs. */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openContext } from '../../src/commands/context.ts';
import { chooseDriver, openSessionFor } from '../../src/commands/session.ts';
import { gatherOnce } from '../../src/driver/gather-once.ts';
import { computer } from '../driver/computers.ts';
import { temporaryFolders } from '../support/program.ts';
import { startOf } from '../support/start.ts';

const folders = temporaryFolders();
afterAll(() => folders.removeAll());

/** A computer where machines can be containers, and what it was asked. */
function countingComputer() {
  const asked: string[] = [];
  const info = '{"ServerVersion":"28.2.2","OSType":"linux","Swarm":{"LocalNodeState":"inactive"}}';
  const imagined = computer({
    platform: 'linux',
    answers: {
      'docker --version': 'Docker version 28.2.2, build e6534b4',
      'docker info --format {{json .}}': info,
      'docker image inspect --format {{.Id}} docker:28.2.2-dind': 'sha256:1\n',
      'docker run': '',
    },
  });
  const ask = (argv: readonly string[]) => {
    asked.push(argv.join(' '));
    return imagined.ask(argv[1] === 'run' ? argv.slice(0, 2) : argv);
  };
  return { asked, computer: { ...imagined, ask } };
}

test('choosing a driver and opening its session look at the computer once', async () => {
  const { asked, computer } = countingComputer();
  const facts = gatherOnce(computer);
  const home = join(folders.make(), 'home');
  const context = openContext(startOf(['shell', '--driver', 'auto'], { home, facts }));
  const { driver } = await chooseDriver(context);
  expect(driver).toBe('dind');
  const session = await openSessionFor(driver, context);
  expect(session.driver).toBe('dind');
  expect(asked.filter((line) => line.startsWith('docker run'))).toHaveLength(1);
  expect(asked).toHaveLength(new Set(asked).size);
});

test('two who ask at the same time wait for the same look', async () => {
  const { asked, computer } = countingComputer();
  const facts = gatherOnce(computer);
  const [one, other] = await Promise.all([facts(), facts()]);
  expect(one).toBe(other);
  expect(asked).toHaveLength(new Set(asked).size);
});
