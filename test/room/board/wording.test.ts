/** What a board says of somebody who does not get on. */
import { expect, test } from 'vitest';
import { messagesFor } from '../../../src/i18n/messages.ts';
import { troubleTitle } from '../../../src/room/board/wording.ts';

test.each([
  ['en', 'tried, not there yet', 'long at this step'],
  ['zh', '试过，还没成功', '在这一步停留很久'],
] as const)(
  'in %s a cause has its title, a try and time are said as what they are',
  (language, tried, long) => {
    const words = messagesFor(language).board;
    expect(troubleTitle({ kind: 'check', id: 'two-nodes', title: 'Two nodes' }, words)).toBe('Two nodes');
    expect(troubleTitle({ kind: 'try', id: '', title: '' }, words)).toBe(tried);
    expect(troubleTitle({ kind: 'time', id: '', title: '' }, words)).toBe(long);
  },
);
