/**
 * Ink as we use it lays out what has changed its size: as published, every other letter or sign in a text has the layout worked
 * out anew from the root on, and each box that is measured asks for its place.
 */
import type { Change } from './changed-modules.ts';

const DOM = /[\\/]ink[\\/]build[\\/]dom\.js$/;
const INK = /[\\/]ink[\\/]build[\\/]ink\.js$/;
const RECONCILER = /[\\/]ink[\\/]build[\\/]reconciler\.js$/;
const BOX_METRICS = /[\\/]ink[\\/]build[\\/]hooks[\\/]use-box-metrics\.js$/;

export const INK_LAYOUT: readonly Change[] = [
  // A text may have several parts that change: its size is known once all have.
  {
    file: DOM,
    passage: `const findClosestYogaNode = (node) => node?.parentNode
    ? (node.yogaNode ?? findClosestYogaNode(node.parentNode))
    : undefined;
const markNodeAsDirty = (node) => {
    // Mark closest Yoga node as dirty to measure text dimensions again
    const yogaNode = findClosestYogaNode(node);
    yogaNode?.markDirty();
};`,
    instead: `const findMeasured = (node) => node?.parentNode
    ? (node.yogaNode ? node : findMeasured(node.parentNode))
    : undefined;
const unsettled = new Set();
const markNodeAsDirty = (node) => {
    const measured = findMeasured(node);
    if (measured) unsettled.add(measured);
};
/** The parent is as wide as it says, and its texts are as wide as itself. */
const isInColumnOfKnownWidth = ({ parentNode: { nodeName, style } }) =>
    nodeName === 'ink-box' && typeof style.width === 'number' && style.flexDirection === 'column' &&
    style.alignItems === undefined;
const hasOtherWidth = (node, style) => node.nodeName === 'ink-box' &&
    ['width', 'flexDirection', 'alignItems'].some(name => node.style[name] !== style?.[name]);
export const settleTexts = () => {
    for (const node of unsettled) {
        if (!node.yogaNode || !node.parentNode) continue;
        const text = squashTextNodes(node);
        const before = node.measured;
        // A text that is cut takes the same room then. One that is broken may break elsewhere.
        const isCut = node.style.textWrap?.startsWith('truncate');
        const isOfKnownWidth = isCut && isInColumnOfKnownWidth(node);
        const now = isOfKnownWidth ? { height: text === '' ? 0 : text.split('\\n').length } : measureText(text);
        node.measured = now;
        const isSame = before !== undefined && isCut && now.height === before.height &&
            (isOfKnownWidth || now.width === before.width);
        if (!isSame) node.yogaNode.markDirty();
    }
    unsettled.clear();
};`,
  },
  {
    file: DOM,
    passage: '    // Rendering code assumes style is always an object.',
    instead: `    if (hasOtherWidth(node, style)) {
        for (const { nodeName, yogaNode } of node.childNodes) if (nodeName === 'ink-text') yogaNode?.markDirty();
    }
    // Rendering code assumes style is always an object.`,
  },
  {
    file: RECONCILER,
    passage: "createNode, setAttribute, } from './dom.js';",
    instead: "createNode, setAttribute, settleTexts, } from './dom.js';",
  },
  {
    file: RECONCILER,
    passage: `        if (typeof rootNode.onComputeLayout === 'function') {
            rootNode.onComputeLayout();
        }
        emitLayoutListeners(rootNode);
`,
    instead: `        settleTexts();
        if (rootNode.onComputeLayout?.() !== false) emitLayoutListeners(rootNode);
`,
  },
  {
    file: INK,
    passage: `        yogaNode.setWidth(terminalWidth);
        yogaNode.calculateLayout(undefined, undefined, Yoga.DIRECTION_LTR);`,
    instead: `        if (this.laidOutWidth !== terminalWidth) yogaNode.setWidth(terminalWidth);
        this.laidOutWidth = terminalWidth;
        if (!yogaNode.isDirty()) return false;
        yogaNode.calculateLayout(undefined, undefined, Yoga.DIRECTION_LTR);`,
  },
  // Nothing of ours is drawn once and for all, and looking for it takes a walk through all boxes.
  {
    file: RECONCILER,
    passage: '        const staticNode = findStaticNode(rootNode);',
    instead: '        const staticNode = isStaticUsed ? findStaticNode(rootNode) : undefined;',
  },
  {
    file: RECONCILER,
    passage: "            if (key === 'internal_static') {\n                node.internal_static = true;",
    instead:
      "            if (key === 'internal_static') {\n                isStaticUsed = true;\n                node.internal_static = true;",
  },
  {
    file: RECONCILER,
    passage: 'const findStaticNode = (node) => {',
    instead: 'let isStaticUsed = false;\nconst findStaticNode = (node) => {',
  },
  // The layout is told of after each change of it; most boxes are where they were.
  {
    file: BOX_METRICS,
    passage: "import { useState, useEffect, useCallback, useMemo, use, } from 'react';",
    instead: "import { useState, useEffect, useCallback, useMemo, useRef, use, } from 'react';",
  },
  {
    file: BOX_METRICS,
    passage: "import measureElement from '../measure-element.js';\n",
    instead: `import Yoga from 'yoga-layout';
const isSame = (one, other) => Object.keys(other).every(key => one[key] === other[key]);
const measureElement = ({ yogaNode }, { width, height }) => {
    const border = (edge) => yogaNode.getComputedBorder(edge);
    return {
        width,
        height,
        clientWidth: width - border(Yoga.EDGE_LEFT) - border(Yoga.EDGE_RIGHT),
        clientHeight: height - border(Yoga.EDGE_TOP) - border(Yoga.EDGE_BOTTOM),
    };
};
`,
  },
  {
    file: BOX_METRICS,
    passage: '    const updateMetrics = useCallback(() => {',
    instead: '    const told = useRef({});\n    const updateMetrics = useCallback(() => {',
  },
  {
    file: BOX_METRICS,
    passage: 'measureElement(node);',
    instead: 'measureElement(node, layout);',
  },
  {
    file: BOX_METRICS,
    passage: '        setMetrics(previousMetrics => {',
    instead: `        const now = { ...nextMetrics, isThere: Boolean(node) };
        if (isSame(told.current, now)) return;
        told.current = now;
        setMetrics(previousMetrics => {`,
  },
];
