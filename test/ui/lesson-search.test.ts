/** Searching the lessons: what is found, how it is marked, and where it leads. */
import { afterEach, describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/lesson/courses.ts';
import { stopsOf } from '../../src/tutor/walk/start.ts';
import { listedEntries } from '../../src/ui/state/lesson-search.ts';
import { plain } from '../../src/ui/text/line.ts';
import { fromHit, markedSpans } from '../../src/ui/text/marked.ts';
import { eventually } from '../support/eventually.ts';
import { KEY } from '../support/terminal.ts';
import { endShown, show } from './show.ts';

afterEach(endShown);

const asItIs = (text: string) => text;
const found = (language: 'en' | 'zh', search: string) =>
  listedEntries(stopsOf(loadCourse(undefined, language), 'simulator'), search, asItIs);
const steps = (language: 'en' | 'zh', search: string) =>
  found(language, search).flatMap(({ entry, excerpt }) =>
    entry.kind === 'step' ? [{ step: entry.leadsTo, excerpt }] : [],
  );

describe('what is found', () => {
  it.each(['en', 'zh'] as const)('stands in titles, prose and commands, in %s', (language) => {
    expect(steps(language, 'docker swarm init').map(({ step }) => step)).toContain('init-swarm');
    const all = steps(language, '');
    expect(all.every(({ excerpt }) => excerpt === '')).toBe(true);
    const some = steps(language, 'token');
    expect(some.length).toBeGreaterThan(1);
    expect(some.length).toBeLessThan(all.length);
    for (const { excerpt } of some) if (excerpt !== '') expect(excerpt.toLowerCase()).toContain('token');
  });

  it('is Chinese in Chinese, with no blanks between words', () => {
    const hits = steps('zh', '令牌 节点').length + steps('zh', '管理节点').length;
    expect(hits).toBeGreaterThan(0);
  });

  it('has every word, in any case; and nothing is found of what stands nowhere', () => {
    expect(steps('en', 'SWARM Init')).toEqual(steps('en', 'swarm init'));
    expect(found('en', 'kubernetes helm chart')).toEqual([]);
  });
});

describe('the mark', () => {
  it('is on each word, and on nothing else', () => {
    const spans = markedSpans('Join the swarm as a worker: Join', 'join WORKER');
    expect(spans.filter(({ tone }) => tone === 'match').map(({ text }) => text)).toEqual([
      'Join',
      'worker',
      'Join',
    ]);
    expect(plain(spans)).toBe('Join the swarm as a worker: Join');
    expect(markedSpans('Join', '')).toEqual([{ text: 'Join' }]);
  });

  it('is in sight in little room', () => {
    const text = `${'before '.repeat(20)}token and more`;
    expect(fromHit(text, 'token')).toMatch(/^….{12}token and more$/);
    expect(fromHit('a token', 'token')).toBe('a token');
  });
});

describe('on the screen', () => {
  it('/ lists what has the words, letters are no keys there, and ⏎ goes there', async () => {
    const { terminal, tutor } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('l');
    await terminal.until('/ search');
    terminal.press('/', 'qjworker');
    await terminal.until('Nothing found.');
    terminal.press(...'qjworker'.split('').map(() => KEY.backspace), 'worker');
    await terminal.until(/▌ +· What a swarm is {3}a worker runs what it is told\n +· Join as a worker\n/);
    expect(terminal.text()).not.toContain('Who decides');
    terminal.press(KEY.down);
    await terminal.until(/▌ +· Join as a worker/);
    terminal.press(KEY.enter);
    await eventually(() => expect(tutor.sent).toEqual([{ type: 'goto', step: 'join-swarm' }]));
  });

  it('Esc ends the search, and what was picked stays picked among all', async () => {
    const { terminal } = show({ at: 'init-swarm' });
    await terminal.until('⏎ run');
    terminal.press('l');
    await terminal.until('/ search');
    terminal.press('/', 'Join as');
    await terminal.until((text) => !text.includes('What a swarm is'));
    terminal.press(KEY.esc);
    await terminal.until('What a swarm is');
    expect(terminal.text()).toMatch(/▌ +· Join as a worker/);
    expect(terminal.text()).not.toContain('Search');
  });
});
