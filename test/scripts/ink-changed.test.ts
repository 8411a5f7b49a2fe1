/** Ink as we use it shows what Ink as it is published shows: it keeps what it knows of a text, and draws once in a turn. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Text } from 'ink';
import { createElement } from 'react';
import stringWidth from 'string-width';
import { describe, expect, it, vi } from 'vitest';
import { placesOf, withChanges } from '../../scripts/changed-modules.ts';
import { INK_CHANGES } from '../../scripts/ink-changed.ts';
import { NARROW, WIDE } from '../../src/text/known-widths.ts';
import { openTerminal } from '../support/terminal.ts';

const PACKAGES = pathToFileURL(`${process.cwd()}/node_modules/`);
const INK = 'ink/build/';

const TEXTS = [
  '',
  'docker node ls',
  '部署应用 docker stack deploy',
  '▌ docker-machine ssh myvm1 "docker swarm init"',
  '\u001B[1;32m✓\u001B[39m two nodes are \u001B[2mReady\u001B[22m',
  'e\u0301 👩‍👩‍👧 🇨🇳 한국 \u200B',
  'a row\nand one below\n第三行',
  'x'.repeat(3000),
];

/** Colours and links, whole and broken. */
const CODES = [
  '\u001B[38;5;80m部署\u001B[39m stack',
  '\u001B[4:3mcurled\u001B[0m',
  '\u001B]8;;https://docs.docker.com\u0007a link\u001B]8;;\u0007',
  '\u001B\u001B[31mred\u001B[39m',
  'broken off \u001B[3',
];

/** A module as its library publishes it. */
const asPublished = async (path: string) => import(`${new URL(path, PACKAGES).href}?as-published`);
/** A module as the build makes it. */
const asBuilt = async (path: string) => import(new URL(path, PACKAGES).href);

const CHARACTERS = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code));
const knownCharacters = () => CHARACTERS.filter((one) => NARROW.test(one) || WIDE.test(one));

describe('a text', () => {
  it('has the width that it has, however often that is asked', async () => {
    const { default: published } = await asPublished('string-width/index.js');
    for (const _ of [1, 2])
      for (const text of [...TEXTS, ...CODES]) {
        expect(stringWidth(text), text).toBe(published(text));
        expect(stringWidth(text, { ambiguousIsNarrow: false }), text).toBe(
          published(text, { ambiguousIsNarrow: false }),
        );
      }
  });

  it('is cleaned of what would move the cursor', async () => {
    const { default: published } = await asPublished(`${INK}sanitize-ansi.js`);
    const { default: built } = await asBuilt(`${INK}sanitize-ansi.js`);
    for (const _ of [1, 2])
      for (const text of [...TEXTS, ...CODES, 'up\u001B[2A and \u0007bell', 'a\tb \u001B[1m\u0301\u001B[m'])
        expect(built(text), text).toBe(published(text));
  });

  it('is put together of its parts, whatever is in them', async () => {
    const { default: published } = await asPublished(`${INK}squash-text-nodes.js`);
    const { default: built } = await asBuilt(`${INK}squash-text-nodes.js`);
    const ends = ['a\r\nb', 'a\rb', '\u009B31mred\u009B39m', '\u009D8;;x\u009Cy', 'a\tb'];
    for (const text of [...TEXTS, ...ends]) {
      const childNodes = ['> ', text].map((nodeValue) => ({ nodeName: '#text', nodeValue }));
      const node = { nodeName: 'ink-text', childNodes };
      expect(built(node), text).toBe(published(node));
    }
  });
});

it('every character that counts as known has the width that it has', async () => {
  const { default: published } = await asPublished('string-width/index.js');
  const known = knownCharacters();
  // The others are measured as they always were: a sample shows it.
  const asked = new Set([...known, ...CHARACTERS.filter((_, code) => code % 64 === 0)]);
  expect([...asked].filter((one) => stringWidth(one) !== published(one))).toEqual([]);
  expect(known.length).toBeGreaterThan(20_000);
  const together = known.join('');
  expect(stringWidth(together)).toBe(published(together));
  expect(stringWidth('─'.repeat(10_000_000))).toBe(10_000_000);
});

describe('what a reader sees as one character', () => {
  /** What modules that look for it make of a text, as published and as built. */
  const bothOf = async (text: string) => {
    const answers = async (module: typeof asBuilt) => {
      const { tokenize } = await module('@alcalzone/ansi-tokenize/build/tokenize.js');
      const { default: wrapped } = await module('wrap-ansi/index.js');
      const { default: tokenized } = await module('slice-ansi/tokenize-ansi.js');
      const { default: updated } = await module(`${INK}line-update.js`);
      const row = text.replaceAll('\n', ' ');
      return [
        tokenize(text),
        wrapped(text, 7, { hard: true }),
        tokenized(text),
        updated(row, `${row} ✓`, 80),
      ];
    };
    return [await answers(asPublished), await answers(asBuilt)];
  };

  it('is the same without a segmenter, and with one for unusual texts', async () => {
    const unusual = ['e\u0301 部署', 'a\r\nb', '\u001B[31me\u001B[39m\u0301', '\u001B[1m한국\u001B[22m 🇨🇳'];
    for (const text of [...TEXTS, ...CODES, ...unusual]) {
      const [published, built] = await bothOf(text);
      expect(built, text).toEqual(published);
    }
  });

  it('needs no segmenter in texts as the screen has them', async () => {
    const { tokenize } = await asBuilt('@alcalzone/ansi-tokenize/build/tokenize.js');
    const asked = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    try {
      tokenize('\u001B[1m▌ 部署\u001B[22m docker stack\n');
      expect(asked).not.toHaveBeenCalled();
      tokenize('e\u0301');
      expect(asked).toHaveBeenCalledOnce();
    } finally {
      asked.mockRestore();
    }
  });

  it('is every known character for itself, and seen, whatever stands beside it', () => {
    const segmenter = new Intl.Segmenter();
    const partsOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
    for (const one of [...knownCharacters(), '\n', '\u001B'])
      expect(partsOf(`a${one}${one}a`)).toEqual(['a', one, one, 'a']);
    expect(knownCharacters().filter((one) => /\p{Default_Ignorable_Code_Point}/u.test(one))).toEqual([]);
  });
});

describe('a frame', () => {
  const draw = (
    Output: new (
      size: object,
    ) => { write(...all: unknown[]): void; get(): { output: string; height: number } },
    at: number,
  ) => {
    const output = new Output({ width: 40, height: 12 });
    const transformers = at % 2 === 0 ? [] : [(line: string) => `\u001B[7m${line}\u001B[27m`];
    for (const [row, text] of TEXTS.slice(0, -1).entries())
      output.write(row % 3, row, text, { transformers });
    output.write(1, 2, `frame ${at} 画面`, { transformers });
    const { output: rows, height } = output.get();
    return { rows, height };
  };

  it('has nothing of those before it', async () => {
    const { default: Published } = await asPublished(`${INK}output.js`);
    const { default: Built } = await asBuilt(`${INK}output.js`);
    expect(Built.prototype.get).not.toBe(Published.prototype.get);
    // So many that what was kept has been thrown away meanwhile.
    for (let at = 0; at < 700; at += 1) {
      const built = draw(Built, at);
      if (at % 50 < 2) expect(built).toEqual(draw(Published, at));
    }
  });
});

it('a row that has changed is written from the first change on', async () => {
  const { default: published } = await asPublished(`${INK}line-update.js`);
  const { default: built } = await asBuilt(`${INK}line-update.js`);
  const rows = [
    ...TEXTS,
    ...CODES,
    '▌ docker service ls',
    '▌ docker service ps',
    '▌ 部署 a',
    '▌ 部署 b',
    '● █░ 1/3',
    '● ██ 2/3',
  ];
  for (const before of rows)
    for (const after of rows) expect(built(before, after, 40), after).toBe(published(before, after, 40));
  expect(built('▌ docker service ls', '▌ docker service lso', 40)).toMatch(/^.\[20G.\[Ko$/s);
});

describe('drawing', () => {
  const FRAMES = 3;

  /** Two changes at a time, as a layout and what follows from it. @returns what the terminal shows, and the rows that were worked out */
  async function drawnIn({ default: Ink }: Awaited<ReturnType<typeof asBuilt>>) {
    const terminal = openTerminal(40, 4);
    let renders = 0;
    const { stdin, stdout } = terminal;
    const screen = new Ink({
      ...{ stdin, stdout, stderr: stdout, interactive: true, incrementalRendering: true, maxFps: 0 },
      exitOnCtrlC: false,
      onRender: () => {
        renders += 1;
      },
    });
    for (let at = 0; at < FRAMES; at += 1) {
      screen.render(createElement(Text, {}, `before ${at}`));
      screen.render(createElement(Text, {}, `frame ${at}`));
      await screen.waitUntilRenderFlush();
    }
    await terminal.until(`frame ${FRAMES - 1}`);
    screen.render(createElement(Text, {}, 'the last one'));
    screen.unmount();
    return { text: await terminal.until('the last one'), renders };
  }

  it('happens once for all changes of a turn, and not later than the program ends', async () => {
    const built = await drawnIn(await asBuilt(`${INK}ink.js`));
    const published = await drawnIn(await asPublished(`${INK}ink.js`));
    expect(built.text).toBe(published.text);
    expect(published.renders).toBeGreaterThan(2 * FRAMES);
    // The last one, and once more to be sure on leaving.
    expect(built.renders).toBe(FRAMES + 2);
  });
});

it('a library that was changed meanwhile is noticed when it is built', () => {
  const path = fileURLToPath(new URL('string-width/index.js', PACKAGES));
  const source = readFileSync(path, 'utf8');
  expect(path).toMatch(placesOf(INK_CHANGES));
  expect(withChanges(path, source, INK_CHANGES)).not.toBe(source);
  expect(() => withChanges(path, source.replace('options = {}', 'options'), INK_CHANGES)).toThrow(
    'no longer says',
  );
  expect(withChanges('/elsewhere/index.js', source, INK_CHANGES)).toBe(source);
});
