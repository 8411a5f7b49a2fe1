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
  'export const setTextNodeValue = (node, text) => {',
].map((passage) => ({ file: DOM, passage, instead: `${passage}\n    forgetDrawn(node);` }));

export const INK_DRAWING: readonly Change[] = [
  {
    file: DOM,
    passage: 'export const createNode = (nodeName) => {',
    instead: `const forgetDrawn = (node) => {
    for (let one = node; one; one = one.parentNode) {
        one.drawn = undefined;
        one.squashed = undefined;
    }
};
export const createNode = (nodeName) => {`,
  },
  ...SAYING_SO,
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
const renderNodeAnew = (node, output, options) => {`,
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
    writtenRows() {
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
        const written = this.writtenRows();
        const isKept = before !== undefined && before.width === this.width;
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
const isSameRow = (row, before) => before !== undefined && row.length === before.length &&
    row.every(({ operation, clip }, at) => isSameOperation(operation, before[at].operation) && isSameClip(clip, before[at].clip));
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
