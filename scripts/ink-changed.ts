/**
 * Ink as we use it: it measures, cleans and splits all texts again for each frame, and draws after every change, though some
 * changes follow at once from what it laid out. The build and the tests have these modules keep what they know of a text, draw
 * once for all changes of a turn, and prepare what only unusual texts need at the first of them.
 */
import { NARROW, WIDE } from '../src/text/known-widths.ts';
import { type Change, changing } from './changed-modules.ts';
import { INK_DRAWING } from './ink-drawing.ts';
import { INK_LAYOUT } from './ink-layout.ts';
import { inside, LATE_SEGMENTERS, UNUSUAL } from './late-segmenters.ts';

/** A function of texts that keeps its answers, for so many texts of a common length; then it begins anew. */
const keeping = (name: string, worksOut: string) => `
const kept = new Map();
function ${name}(text) {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const answer = ${worksOut}(text);
  if (text.length <= 1024) {
    if (kept.size >= 2048) kept.clear();
    kept.set(text, answer);
  }
  return answer;
}
`;

const STRING_WIDTH = /[\\/]string-width[\\/]index\.js$/;
const SQUASH = /[\\/]ink[\\/]build[\\/]squash-text-nodes\.js$/;
const RECONCILER = /[\\/]ink[\\/]build[\\/]reconciler\.js$/;
const INK = /[\\/]ink[\\/]build[\\/]ink\.js$/;

/** Where Ink asks whether its developers look on, with tools that no bundle has and for which a module would have to wait: none does. */
const WITHOUT_DEVELOPERS: readonly Change[] = (
  [
    [RECONCILER, '    // Intentionally no warning when the package is missing.'],
    [RECONCILER, '    try {\n        const loaded = await loadPackageJson();'],
    [INK, '            reconciler.injectIntoDevTools();'],
  ] as const
).map(([file, then]) => ({
  file,
  passage: `if (process.env['DEV'] === 'true') {\n${then}`,
  instead: `if (false) {\n${then}`,
}));

export const INK_CHANGES: readonly Change[] = [
  ...WITHOUT_DEVELOPERS,
  ...LATE_SEGMENTERS,
  ...INK_DRAWING,
  ...INK_LAYOUT,
  {
    file: STRING_WIDTH,
    passage: 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
    instead: 'const rgiEmojiRegex = { test: (text) => /^\\p{RGI_Emoji}$/v.test(text) };',
  },
  {
    file: STRING_WIDTH,
    passage: 'export default function stringWidth(input, options = {}) {',
    instead: `${keeping('keptWidth', 'knownOrWorkedOut')}
const UNKNOWN = /[^${inside(NARROW)}${inside(WIDE)}]/;
const WIDE = ${WIDE}g;
const COLOURS = /\\u001B\\[[\\d;]*m/g;
function knownOrWorkedOut(text) {
	const plain = text.includes('\\u001B') ? text.replace(COLOURS, '') : text;
	return UNKNOWN.test(plain) ? workedOutWidth(text) : plain.length + (plain.match(WIDE)?.length ?? 0);
}

export default function stringWidth(input, options) {
	if (options === undefined && typeof input === 'string') return keptWidth(input);
	return workedOutWidth(input, options);
}

function workedOutWidth(input, options = {}) {`,
  },
  // Texts of known characters and colours have nothing to clean; the patterns that look for it take longer than they do.
  {
    file: /[\\/]ink[\\/]build[\\/]sanitize-ansi\.js$/,
    passage: 'const sanitizeAnsi = (text) => {',
    instead: `${keeping('sanitizeAnsi', 'cleanOrSanitized')}
const UNKNOWN = /[^\\t\\n${inside(NARROW)}${inside(WIDE)}]/;
const COLOURS = /\\u001B\\[[\\d;]*m/g;
const cleanOrSanitized = (text) => UNKNOWN.test(text.replace(COLOURS, '')) ? sanitizedAnew(text) : text;
const sanitizedAnew = (text) => {`,
  },
  // Hardly any text has what is looked for here, four times in each text of each frame.
  {
    file: SQUASH,
    passage: "sanitizeAnsi(text.replaceAll('\\r\\n', '\\n'));",
    instead: "sanitizeAnsi(text.includes('\\r') ? text.replaceAll('\\r\\n', '\\n') : text);",
  },
  {
    file: SQUASH,
    passage: "    text = text.replaceAll('\u009B',",
    instead: "    if (/[\u009B-\u009D]/.test(text)) text = text.replaceAll('\u009B',",
  },
  // Loaded for this alone, which never happens.
  {
    file: /[\\/]signal-exit[\\/]index\.js$/,
    passage: "    assert.equal(typeof cb, 'function',",
    instead: "    if (typeof cb !== 'function') require('assert').equal(typeof cb, 'function',",
  },
  {
    file: /[\\/]signal-exit[\\/]index\.js$/,
    passage: "  var assert = require('assert')\n",
    instead: '',
  },
  // To take away what can't be seen, where there may be some.
  {
    file: /[\\/]ink[\\/]build[\\/]output\.js$/,
    passage:
      'cached = styledCharsFromTokens(tokenize(line)).filter(character => !/^\\p{Default_Ignorable_Code_Point}+$/u.test(character.value));',
    instead: `cached = styledCharsFromTokens(tokenize(line));
            if (${UNUSUAL}.test(line)) cached = cached.filter(character => !/^\\p{Default_Ignorable_Code_Point}+$/u.test(character.value));`,
  },
  {
    file: /[\\/]ink[\\/]build[\\/]output\.js$/,
    passage: '    caches = new OutputCaches();',
    instead: `    caches = Output.#ofAllFrames();
    static #kept = new OutputCaches();
    static #ofAllFrames() {
        const { styledChars, widths } = Output.#kept;
        if (styledChars.size > 1024 || widths.size > 8192) Output.#kept = new OutputCaches();
        return Output.#kept;
    }`,
  },
  {
    file: INK,
    passage: 'const throttled = throttle(this.onRender, renderThrottleMs, {',
    instead:
      'const throttled = (renderThrottleMs > 0 ? throttle : onceATurn)(this.onRender, renderThrottleMs, {',
  },
  // It would set a timer for each frame, though frames are gathered before.
  {
    file: INK,
    passage: '            : throttle((output) => {',
    instead: '            : (renderThrottleMs > 0 ? throttle : atOnce)((output) => {',
  },
  // After all that was begun at once: React carries out what follows from a layout in the same turn.
  {
    file: INK,
    passage: 'export default class Ink {',
    instead: `const atOnce = (write) => Object.assign(write, { flush: noop, cancel: noop });
const onceATurn = (draw) => {
    let isWaiting = false;
    const flush = () => {
        if (!isWaiting) return;
        isWaiting = false;
        draw();
    };
    const later = () => {
        if (!isWaiting) process.nextTick(flush);
        isWaiting = true;
    };
    return Object.assign(later, { flush, cancel: () => { isWaiting = false; } });
};
export default class Ink {`,
  },
];

/** Ink as we use it. */
export const inkChanged = changing('ink-changed', INK_CHANGES);
/** Ink as it is published, as far as that can be bundled. */
export const inkPublished = changing('ink-published', WITHOUT_DEVELOPERS);
