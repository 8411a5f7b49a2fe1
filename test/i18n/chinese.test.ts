/** The program's own Chinese keeps to the glossary and the typography of its lessons, which only the lessons' linter reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CODE, typographyFaults } from '../../src/lesson/rules/typography.ts';
import { glossaryFile } from '../../src/lesson/schema/glossary.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'src/i18n/zh');
const GLOSSARY = join(ROOT, 'lessons/part-4-swarms/glossary.zh.yaml');
const { terms } = glossaryFile.parse(parse(readFileSync(GLOSSARY, 'utf8')));
const rightWords = terms.map(({ word }) => word).sort((a, b) => b.length - a.length);
const HAN = /\p{sc=Han}/u;

/** Texts of a dictionary as they stand in it, what is put into them as one piece of code each. */
function textsOf(source: string): string[] {
  const texts: string[] = [];
  let at = 0;
  const template = (): string => {
    let text = '';
    for (at += 1; source[at] !== '`'; at += 1) {
      if (source[at] === '\\') at += 1;
      if (source.startsWith('${', at) && source[at - 1] !== '\\') {
        at += 2;
        code('}');
        text += CODE;
      } else text += source[at];
    }
    return text;
  };
  /** Goes on to the bracket that ends a piece of code; to the end without one. */
  const code = (end?: string): void => {
    for (; at < source.length && source[at] !== end; at += 1) {
      const comment = /^(?:\/\/.*|\/\*[\s\S]*?\*\/)/.exec(source.slice(at, at + 2000));
      const string = /^'((?:[^'\\\n]|\\.)*)'/.exec(source.slice(at, at + 2000));
      if (comment) at += comment[0].length - 1;
      else if (string) {
        texts.push(string[1] ?? '');
        at += string[0].length - 1;
      } else if (source[at] === '`') texts.push(template());
      else if (source[at] === '{') {
        at += 1;
        code('}');
      }
    }
  };
  code();
  return texts.filter((text) => HAN.test(text)).map((text) => text.replace(/`[^`]*`/g, CODE));
}

/** What is wrong with a text. What is put in may be Chinese itself, so blanks beside it are not looked at. */
function faultsOf(text: string): string[] {
  const rest = rightWords.reduce((left, word) => left.replaceAll(word, CODE), text);
  const forbidden = terms.flatMap(({ never }) => never.filter((found) => rest.includes(found)));
  const faults = typographyFaults(text).filter(
    ({ kind, found }) => !(kind === 'spaceMissing' && found.includes(CODE)),
  );
  return [...forbidden, ...faults.map(({ excerpt }) => excerpt)].map((fault) => `${fault}: ${text}`);
}

test.each([
  ['a word that the glossary forbids', '需要令牌'],
  ['a half-width colon', '期望:3'],
  ['no blank before Latin letters', '在swarm 里'],
  ['a blank behind a full stop', '完成。 再试'],
])('a fault is found: %s', (_name, text) => {
  expect(faultsOf(text)).not.toEqual([]);
});

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const texts = textsOf(readFileSync(join(FOLDER, file), 'utf8'));
  test('has no forbidden word, and Chinese typography', () => {
    expect(texts.flatMap(faultsOf)).toEqual([]);
  });
  test('ends no command with a full stop that would be copied along', () => {
    const closing = /[a-z0-9] (?:--?[\w-]+|[\w./-]+)[。；]/i;
    expect(
      texts.filter((text) => /^(?:sudo|docker|winget|brew|curl) /.test(text) && closing.test(text)),
    ).toEqual([]);
  });
});
