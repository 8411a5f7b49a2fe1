/** Compiles lessons/ into the module `virtual:lessons`, for the build and for the tests. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vitest/config';
import { compileLessons } from '../src/lesson/compile.ts';
import { type LessonProblem, problemLine } from '../src/lesson/problem.ts';

const NAME = 'virtual:lessons';

/** The module's source: one JSON text, which the program parses when it needs it. */
function moduleOf(json: string): string {
  return `export default ${JSON.stringify(json)};`;
}

function filesBelow(dir: string): string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * For the build: a lesson with a problem fails it. What a translation still lacks is a warning.
 * @param dir the folder of the courses
 */
export function lessonsEsbuildPlugin(dir: string): EsbuildPlugin {
  return {
    name: 'lessons',
    setup(build) {
      build.onResolve({ filter: /^virtual:lessons$/ }, () => ({ path: NAME, namespace: 'lessons' }));
      build.onLoad({ filter: /.*/, namespace: 'lessons' }, () => {
        const { lessons, problems } = compileLessons(dir);
        const notes = (wanted: readonly LessonProblem[]) =>
          wanted.map(({ file, line, column, message }) => ({
            text: message,
            location: { file, line, column: column - 1 },
          }));
        return {
          contents: moduleOf(JSON.stringify(lessons)),
          loader: 'js',
          errors: notes(problems.filter(({ unfinished }) => !unfinished)),
          warnings: notes(problems.filter(({ unfinished }) => unfinished)),
          watchFiles: filesBelow(dir),
        };
      });
    },
  };
}

/**
 * For the tests: a lesson with a problem is told, and left out where it cannot be read.
 * @param dir the folder of the courses
 */
export function lessonsVitePlugin(dir: string): VitePlugin {
  const resolved = `\0${NAME}`;
  return {
    name: 'lessons',
    resolveId: (id) => (id === NAME ? resolved : undefined),
    load(id) {
      if (id !== resolved) return undefined;
      const { lessons, problems } = compileLessons(dir);
      for (const problem of problems) this.warn(problemLine(problem));
      return moduleOf(JSON.stringify(lessons));
    },
  };
}
