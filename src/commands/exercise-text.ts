/** Prints exercises for a person: their situation and goal, and how they were judged. */
import type { Messages } from '../i18n/messages.ts';
import { type Exercise, goalOf } from '../lesson/exercise-types.ts';
import { fillKnown, type Values } from '../lesson/placeholders.ts';
import type { Block, Inline } from '../lesson/types.ts';
import { plain } from '../ui/text/line.ts';
import { wrapText } from '../ui/text/wrap.ts';
import type { Paint, WriteLine } from './lines.ts';

/** Columns of prose; a narrower terminal wraps once more. */
const WIDTH = 80;

/** `4 min 10 s`. */
export function timeText(ms: number, { exercise }: Messages): string {
  const seconds = Math.round(ms / 1000);
  return exercise.minutes(Math.floor(seconds / 60), seconds % 60);
}

/** A text, wrapped and indented. */
export function wrapped(text: string, indent = 0): string[] {
  const blanks = ' '.repeat(indent);
  return text
    .trimEnd()
    .split('\n')
    .flatMap((one) => (one === '' ? [''] : wrapText(one, WIDTH - indent).map((row) => blanks + plain(row))));
}

/** Prose without its marks; code keeps its backticks. */
export function proseText(blocks: readonly Block[], values: Values): string[] {
  return blocks.flatMap((block, at) => [...(at === 0 ? [] : ['']), ...blockText(block, values)]);
}

function blockText(block: Block, values: Values): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return wrapped(inlineText(block.content, values));
    case 'list':
      return block.items.flatMap((item, at) =>
        proseText(item, values).map((row, line) => {
          const mark = block.ordered ? `${at + 1}. ` : '- ';
          return `${line === 0 ? mark : ' '.repeat(mark.length)}${row}`;
        }),
      );
    case 'quote':
      return proseText(block.blocks, values).map((row) => `> ${row}`);
    case 'code':
      return fillKnown(block.text, values)
        .split('\n')
        .map((row) => `    ${row}`);
    case 'table':
      return block.rows.map((row) => row.map((cell) => inlineText(cell, values)).join('  '));
  }
}

function inlineText(content: readonly Inline[], values: Values): string {
  return content
    .map((inline): string => {
      if (inline.type === 'text') return fillKnown(inline.text, values).replaceAll('\n', ' ');
      if (inline.type === 'code') return `\`${fillKnown(inline.text, values)}\``;
      return inline.type === 'break' ? '\n' : inlineText(inline.content, values);
    })
    .join('');
}

/** Prints what an exercise is about. */
export function printExercise(
  exercise: Exercise,
  values: Values,
  { exercise: words }: Messages,
  line: WriteLine,
  paint: Paint,
): void {
  const { title, kind, level, minutes, needs, intro, rules } = exercise;
  const goal = goalOf(exercise);
  line(paint('bold', title), `  ${words.about(words.kinds[kind], level, minutes, needs.length)}`);
  line();
  for (const row of proseText(intro, values)) line(row);
  line();
  line(paint('bold', words.goal(fillKnown(goal.title, values))));
  for (const row of proseText(goal.prose, values)) line(row);
  if (rules.length === 0) return;
  line();
  line(paint('bold', words.allTheWhile));
  for (const rule of goal.rules ?? [])
    for (const row of wrapped(`- ${fillKnown(rule.title, values)}`, 2)) line(row);
}
