/**
 * Ink as we use it draws what has changed: as published, it walks through all boxes for each frame, asks the layout for each
 * one's place, and puts every row together anew, though a key changes one. What was drawn of a box is kept until something in
 * it changes or moves, and a row until something else is written on it.
 */
import { NARROW } from '../src/text/known-widths.ts';
import type { Change } from './changed-modules.ts';

const DOM = /[\\/]ink[\\/]build[\\/]dom\.js$/;
const SQUASH = /[\\/]ink[\\/]build[\\/]squash-text-nodes\.js$/;
const TO_OUTPUT = /[\\/]ink[\\/]build[\\/]render-node-to-output\.js$/;
const OUTPUT = /[\\/]ink[\\/]build[\\/]output\.js$/;
const LINE_UPDATE = /[\\/]ink[\\/]build[\\/]line-update\.js$/;
const RENDERER = /[\\/]ink[\\/]build[\\/]renderer\.js$/;
const RECONCILER = /[\\/]ink[\\/]build[\\/]reconciler\.js$/;
const TEXT = /[\\/]ink[\\/]build[\\/]components[\\/]Text\.js$/;

/** Every way in which a node changes says so. */
const SAYING_SO: readonly Change[] = [
  'export const appendChildNode = (node, childNode) => {',
  'export const insertBeforeNode = (node, newChildNode, beforeChildNode) => {',
  'export const removeChildNode = (node, removedNode) => {',
  'export const setTransform = (node, transform) => {',
  'export const setStyle = (node, style) => {',
  'export const setNodeHidden = (node, isHidden) => {',
].map((passage) => ({ file: DOM, passage, instead: `${passage}\n    forgetDrawn(node);` }));

export const INK_DRAWING: readonly Change[] = [
  {
    file: DOM,
    passage: 'export const createNode = (nodeName) => {',
    instead: `export const forgetDrawn = (node) => {
    for (let one = node; one; one = one.parentNode) {
        one.drawn = undefined;
        one.squashed = undefined;
    }
};
const reworded = new Set();
/** Other words in a text change nothing around it, unless its size changes, which the layout tells. */
const forgetWords = (node) => {
    let text = node;
    for (; text && !text.yogaNode; text = text.parentNode) text.squashed = undefined;
    const [operation] = text?.drawn?.operations ?? [];
    let above = text;
    while (operation && above?.drawn?.operations.includes(operation)) above = above.parentNode;
    // It was not drawn, or is below something that isn't shown now.
    if (!operation || above) return forgetDrawn(node);
    text.squashed = undefined;
    reworded.add(text);
};
/** The texts below \`root\` that have had other words since this was last asked. */
export const takeReworded = (root) => {
    const taken = [];
    for (const text of reworded) {
        let top = text;
        while (top.parentNode) top = top.parentNode;
        if (top === root) taken.push(text);
        // It may be below another root; one that is below none is no longer shown.
        if (top === root || top.nodeName !== 'ink-root') reworded.delete(text);
    }
    return taken;
};
export const createNode = (nodeName) => {`,
  },
  ...SAYING_SO,
  {
    file: DOM,
    passage: 'export const setTextNodeValue = (node, text) => {',
    instead: 'export const setTextNodeValue = (node, text) => {\n    forgetWords(node);',
  },
  // A style that says the same is no change.
  {
    file: RECONCILER,
    passage: "                if (key === 'style') {\n                    setStyle(node, value);\n",
    instead:
      "                if (key === 'style') {\n                    if (style) setStyle(node, value);\n",
  },
  {
    file: SQUASH,
    passage: 'const squashTextNodes = (node) => {',
    instead: `const squashTextNodes = (node) => (node.squashed ??= squashedAnew(node));
const squashedAnew = (node) => {`,
  },
  {
    file: TO_OUTPUT,
    passage: 'const renderNodeToOutput = (node, output, options) => {',
    instead: `const renderNodeToOutput = (node, output, options) => {
    const { offsetX = 0, offsetY = 0, transformers = [], skipStaticElements } = options;
    const { yogaNode, drawn } = node;
    const canBeKept = yogaNode !== undefined && skipStaticElements && transformers.length === 0;
    if (drawn && canBeKept && drawn.offsetX === offsetX && drawn.offsetY === offsetY && !yogaNode.hasNewLayout()) {
        for (const operation of drawn.operations) output.operations.push(operation);
        return;
    }
    const from = output.operations.length;
    renderNodeAnew(node, output, options);
    if (!canBeKept) return;
    node.drawn = { offsetX, offsetY, operations: output.operations.slice(from) };
    yogaNode.markLayoutSeen();
};
export const renderRootToOutput = (root, output) => {
    const texts = takeReworded(root);
    if (root.drawn === undefined || root.yogaNode.hasNewLayout()) {
        for (const text of texts) forgetDrawn(text);
        renderNodeToOutput(root, output, { skipStaticElements: true });
        return;
    }
    // Nothing but words has changed: what was drawn of each such text is replaced wherever it is kept.
    output.instead = new Map();
    for (const text of texts) {
        const { offsetX, offsetY, operations: [before] } = text.drawn;
        renderNodeAnew(text, output, { offsetX, offsetY, skipStaticElements: true });
        const now = output.operations.pop();
        output.instead.set(before, now);
        for (let one = text; one; one = one.parentNode) {
            one.drawn.operations[one.drawn.operations.indexOf(before)] = now;
        }
    }
    output.operations = root.drawn.operations;
};
const renderNodeAnew = (node, output, options) => {`,
  },
  {
    file: TO_OUTPUT,
    passage: "import Yoga from 'yoga-layout';",
    instead: "import Yoga from 'yoga-layout';\nimport { forgetDrawn, takeReworded } from './dom.js';",
  },
  {
    file: RENDERER,
    passage: 'import renderNodeToOutput, { renderNodeToScreenReaderOutput, }',
    instead: 'import renderNodeToOutput, { renderNodeToScreenReaderOutput, renderRootToOutput, }',
  },
  {
    file: RENDERER,
    passage: `        renderNodeToOutput(node, output, {
            skipStaticElements: true,
        });`,
    instead: '        renderRootToOutput(node, output);',
  },
  {
    file: OUTPUT,
    passage: `    get() {
        // Initialize output array with a specific set of rows, so that margin/padding at the bottom is preserved
        const output = [];
        for (let y = 0; y < this.height; y++) {
            const row = [];
            for (let x = 0; x < this.width; x++) {
                row.push({
                    type: 'char',
                    value: ' ',
                    fullWidth: false,
                    styles: [],
                });
            }
            output.push(row);
        }
`,
    instead: `    /** Of each row, what is written on it, in order. */
    writtenRows(before) {
        return this.instead && before ? this.rewordedRows(before) : this.allRows();
    }
    /** Texts with other words take the rows that they took before, or the layout would have changed. */
    rewordedRows(before) {
        const written = before.written.slice();
        for (const [was, now] of this.instead) {
            now.rows = was.rows;
            for (let y = now.y; y < now.y + now.rows; y++) {
                if (!written[y]) continue;
                written[y] = written[y].map(write => write.operation === was ? { operation: now, clip: write.clip } : write);
            }
        }
        return written;
    }
    allRows() {
        const written = Array.from({ length: this.height }, () => []);
        const clips = [];
        for (const operation of this.operations) {
            if (operation.type === 'clip') {
                clips.push(intersectClips(clips.at(-1), operation.clip));
            }
            else if (operation.type === 'unclip') {
                clips.pop();
            }
            else {
                operation.rows ??= operation.text.split('\\n').length;
                const write = { operation, clip: clips.at(-1) };
                for (let row = 0; row < operation.rows; row++) written[operation.y + row]?.push(write);
            }
        }
        return written;
    }
    /** @param before what this has returned of the frame before as \`kept\` */
    get(before) {
        const isKept = before !== undefined && before.width === this.width;
        const written = this.writtenRows(before);
        const needed = new Set();
        // Nothing is written on a row that isn't there: it is as it was.
        const output = written.map((row, y) => {
            if (isKept && isSameRow(row, before.written[y])) return undefined;
            for (const { operation } of row) needed.add(operation);
            return Array.from({ length: this.width }).fill(BLANK);
        });
`,
  },
  {
    file: OUTPUT,
    passage: '                this.applyWriteOperation(output, operation, clips.at(-1));',
    instead:
      '                if (needed.has(operation)) this.applyWriteOperation(output, operation, clips.at(-1));',
  },
  // A text that is neither cut nor coloured anew is already in the characters that are written.
  {
    file: OUTPUT,
    passage: '    applyWriteOperation(output, operation, clip) {\n',
    instead: `    isCut({ x, y, text, rows }, { x1 = x, x2 = Infinity, y1 = y, y2 = Infinity }) {
        return x < x1 || y < y1 || y + rows > y2 || x + this.caches.getWidestLine(text) > x2;
    }
    applyWriteOperation(output, operation, clip) {
`,
  },
  {
    file: OUTPUT,
    passage: `        let lines = characterLines.map(line => styledCharsToString(line));
        if (clip) {`,
    instead: `        const isWhole = transformers.length === 0 && !(clip && this.isCut(operation, clip));
        let lines = isWhole ? characterLines : characterLines.map(line => styledCharsToString(line));
        if (clip && !isWhole) {`,
  },
  {
    file: OUTPUT,
    passage: 'const characters = this.caches.getStyledChars(line);\n            // Nothing to write',
    instead:
      'const characters = isWhole ? line : this.caches.getStyledChars(line);\n            // Nothing to write',
  },
  {
    file: OUTPUT,
    passage: '        const generatedOutput = output\n            .map(line => {\n',
    instead: `        const rows = output
            .map((line, y) => {
            if (line === undefined) return before.rows[y];
`,
  },
  {
    file: OUTPUT,
    passage: `        })
            .join('\\n');
        return {
            output: generatedOutput,
`,
    instead: `        });
        return {
            kept: { width: this.width, written, rows },
            output: rows.join('\\n'),
`,
  },
  {
    file: OUTPUT,
    passage: 'class OutputCaches {',
    instead: `const BLANK = { type: 'char', value: ' ', fullWidth: false, styles: [] };
const isSameClip = (one, other) => one === other || (one !== undefined && other !== undefined &&
    one.x1 === other.x1 && one.x2 === other.x2 && one.y1 === other.y1 && one.y2 === other.y2);
const isSameOperation = (one, other) => one === other || (
    one.x === other.x && one.y === other.y && one.text === other.text &&
    one.transformers.length === other.transformers.length &&
    one.transformers.every((transform, at) => transform === other.transformers[at]));
const isSameRow = (row, before) => row === before || (before !== undefined && row.length === before.length &&
    row.every(({ operation, clip }, at) => isSameOperation(operation, before[at].operation) && isSameClip(clip, before[at].clip)));
class OutputCaches {`,
  },
  {
    file: RENDERER,
    passage: 'const { output: generatedOutput, height: outputHeight } = output.get();',
    instead: `const { output: generatedOutput, height: outputHeight, kept } = output.get(node.rowsBefore);
        node.rowsBefore = kept;`,
  },
  // In any text of narrow characters the column is the place in it: that of a field begins with a bar.
  {
    file: LINE_UPDATE,
    passage: 'const printableAscii = /^[ -~]*$/u;',
    instead: `const printableAscii = /^${NARROW.source}*$/;`,
  },
  // A text in the same style changes nothing, though it is rendered again.
  {
    file: TEXT,
    passage: "import React, { use } from 'react';",
    instead: `import React, { use } from 'react';
const transforms = new Map();
const inStyle = (style, transform) => {
    if (style.every(part => !part)) return undefined;
    const name = style.join(' ');
    if (transforms.size >= 256) transforms.clear();
    if (!transforms.has(name)) transforms.set(name, transform);
    return transforms.get(name);
};
const styles = {};`,
  },
  {
    file: TEXT,
    passage: '    const transform = (text) => {',
    instead: `    const style = [color, effectiveBackgroundColor, dimColor, bold, italic, underline, strikethrough, inverse];
    const transform = inStyle(style, (text) => {`,
  },
  {
    file: TEXT,
    passage: '        return text;\n    };',
    instead: '        return text;\n    });',
  },
  {
    file: TEXT,
    passage: `{ style: {
                flexGrow: 0,
                flexShrink: 1,
                flexDirection: 'row',
                textWrap: wrap,
            }, internal`,
    instead: `{ style: (styles[wrap] ??= {
                flexGrow: 0,
                flexShrink: 1,
                flexDirection: 'row',
                textWrap: wrap,
            }), internal`,
  },
];
