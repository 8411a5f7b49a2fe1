/** Compiles lessons/ into the modules `virtual:lessons` and `virtual:other-lessons`, for the build and for the tests. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vitest/config';
import { type Compilation, type CompiledLessons, compileLessons } from '../src/lesson/compile.ts';
import { type LessonProblem, problemLine } from '../src/lesson/problem.ts';

/** The modules, and which courses each holds: a start parses only those it needs. */
const PARTS: Readonly<Record<string, (lessons: CompiledLessons) => CompiledLessons>> = {
  'virtual:lessons': ({ courses }) => ({ courses: courses.slice(0, 1) }),
  'virtual:other-lessons': ({ courses }) => ({ courses: courses.slice(1) }),
};

/** A module's source: one JSON text, which the program parses when it needs it. */
function moduleOf(name: string, lessons: CompiledLessons): string {
  const part = PARTS[name];
  if (part === undefined) throw new RangeError(`there is no module ${name}`);
  return `export default ${JSON.stringify(JSON.stringify(part(lessons)))};`;
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
      // One compilation for all parts.
      let done: Compilation | undefined;
      build.onStart(() => {
        done = undefined;
      });
      build.onResolve({ filter: /^virtual:(other-)?lessons$/ }, ({ path }) => ({
        path,
        namespace: 'lessons',
      }));
      build.onLoad({ filter: /.*/, namespace: 'lessons' }, ({ path }) => {
        const isTold = done !== undefined;
        done ??= compileLessons(dir);
        const { lessons } = done;
        const problems = isTold ? [] : done.problems;
        const notes = (wanted: readonly LessonProblem[]) =>
          wanted.map(({ file, line, column, message }) => ({
            text: message,
            location: { file, line, column: column - 1 },
          }));
        return {
          contents: moduleOf(path, lessons),
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
  return {
    name: 'lessons',
    resolveId: (id) => (id in PARTS ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith('\0') || !(id.slice(1) in PARTS)) return undefined;
      const { lessons, problems } = compileLessons(dir);
      for (const problem of problems) this.warn(problemLine(problem));
      return moduleOf(id.slice(1), lessons);
    },
  };
}
