/** Every row of the coverage table is taught by a step, and steps name only rows that it has. */
import type { CourseSource } from '../course-source.ts';
import { normalize } from '../read/document.ts';

/** The ids in the first column of the table whose first heading is `id`, with the line of each. */
export function coverageRows(text: string): Map<string, number> {
  const rows = new Map<string, number>();
  let inTable = false;
  normalize(text)
    .split('\n')
    .forEach((line, at) => {
      const cell = /^\s*\|([^|]*)\|/.exec(line)?.[1]?.trim();
      if (cell === undefined) inTable = false;
      else if (cell.toLowerCase() === 'id') inTable = true;
      else if (inTable && !/^:?-+:?$/.test(cell)) rows.set(cell.replaceAll('`', ''), at + 1);
    });
  return rows;
}

/** Reports rows that no step covers, and names of rows that do not exist. */
export function checkCoverage(source: CourseSource, files: ReadonlyMap<string, string>): void {
  const { raw, messages, reportIn, lessons } = source;
  if (raw.coverage === undefined) return;
  const text = files.get(raw.coverage);
  if (text === undefined) {
    reportIn('course.yaml')(source.where(['coverage']), messages.coverageMissing(raw.coverage));
    return;
  }
  const rows = coverageRows(text);
  if (rows.size === 0) {
    reportIn(raw.coverage)({ line: 1, column: 1 }, messages.coverageTable);
    return;
  }
  const covered = new Set<string>();
  for (const { file, steps } of lessons) {
    for (const { step, where } of steps) {
      step.covers.forEach((row, at) => {
        covered.add(row);
        if (!rows.has(row)) reportIn(file)(where(['covers', at]), messages.coverUnknown(row));
      });
    }
  }
  for (const [row, line] of rows) {
    if (!covered.has(row)) reportIn(raw.coverage)({ line, column: 1 }, messages.uncovered(row));
  }
}
