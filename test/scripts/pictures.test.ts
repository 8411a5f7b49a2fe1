/** The pictures of the README are as the screen is now. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FINGERPRINT, fingerprintOf, PICTURES } from '../../scripts/pictures/shots.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

describe.concurrent.each(PICTURES)('$name', ({ name, page }) => {
  it('was drawn from the screen as it is; `npm run pictures` draws it anew', async ({ expect }) => {
    expect(FINGERPRINT.exec(read('docs', 'pictures', `${name}.svg`))?.[1]).toBe(await fingerprintOf(page));
  });

  it('is shown in the README of its language, and can be read aloud and with any font', () => {
    const picture = read('docs', 'pictures', `${name}.svg`);
    expect(read(page.language === 'zh' ? 'README.zh.md' : 'README.md')).toContain(
      `docs/pictures/${name}.svg`,
    );
    expect(picture).toContain("'Noto Sans Mono CJK SC'");
    expect(picture).toMatch(/<text [^>]*>[^<]*swarm/);
  });
});
