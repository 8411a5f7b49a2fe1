/** The help: what the parts of the command at hand mean, before the keys. */
import { afterEach, describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/lesson/courses.ts';
import { startScreen, withOverlay } from '../../src/ui/state/screen-state.ts';
import { createFakeTutor } from '../support/fake-tutor.ts';
import { KEY } from '../support/terminal.ts';
import { sceneOf, textOf } from './scenes.tsx';
import { endShown, show } from './show.ts';

afterEach(endShown);

const course = loadCourse(undefined, 'en');
const values = { manager_ip: '192.168.99.100' };

describe('at a step with a command', () => {
  it('begins with its parts, each with what it means, and goes from one to the next', async () => {
    const { terminal, tutor } = show({ course, at: 'init-swarm' });
    tutor.become({ values: { ...tutor.getState().values, ...values } });
    await terminal.until('⏎ run');
    terminal.press('?');
    await terminal.until('The command and the keys');
    const words = ['docker-machine', 'ssh', 'docker', 'swarm', 'init', '--advertise-addr'];
    const rows = terminal.rows();
    const places = words.map((word) =>
      rows.findIndex((row) => new RegExp(`^ [ ▸]+ ?${word} {2,}\\S`).test(row)),
    );
    expect(places).toEqual([...places].sort((one, two) => one - two));
    expect(places).not.toContain(-1);
    expect(terminal.text()).toMatch(/--advertise-addr {2}the address at which/);
    expect(terminal.text()).toContain('▸ docker-machine');
    terminal.press(KEY.right);
    await terminal.until('▸ ssh');
    terminal.press(KEY.left, KEY.left);
    await terminal.until('▸ --advertise-addr');
  });

  it('is about what was really run', async () => {
    const { terminal, tutor } = show({ course, at: 'init-swarm' });
    tutor.become({ ran: true, command: 'docker node ls' });
    await terminal.until('▌ docker node ls');
    terminal.press('?');
    await terminal.until('lists the nodes');
    expect(terminal.text()).not.toContain('--advertise-addr');
  });
});

it('begins with the keys where there is no command', async () => {
  const { terminal } = show({ course, at: 'node-roles' });
  await terminal.until('⏎ answer');
  terminal.press('?');
  await terminal.until('Keys');
  expect(terminal.text()).not.toContain('The command and the keys');
  expect(terminal.rows().at(-1)).not.toContain('←→');
});

it.each([
  ['en', 'The command and the keys', 'the address at which'],
  ['zh', '命令与按键', '--advertise-addr'],
] as const)('is read out in the language %s as well', async (language, title, words) => {
  const tutor = createFakeTutor({ course: loadCourse(undefined, language), at: 'init-swarm' });
  const screen = withOverlay(startScreen('walk'), 'help');
  const text = await textOf(sceneOf(tutor, { language, screen }), { isRead: true, columns: 150 });
  expect(text).toContain(title);
  expect(text).toContain(words);
  expect(text.indexOf(words)).toBeLessThan(text.indexOf(language === 'en' ? 'Keys' : '按键\n'));
});
