/**
 * Compiles lessons/ into the modules `virtual:lessons` and `virtual:other-lessons`, for the build and for the tests. In a
 * build the texts are files beside the code, of which a start reads the one that it needs.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vitest/config';
import {
  type Compilation,
  type CompiledCourse,
  type CompiledLessons,
  compileLessons,
} from '../src/lesson/compile.ts';
import { type LessonProblem, problemLine } from '../src/lesson/problem.ts';

/** The modules, and which courses each holds. */
const PARTS: Readonly<Record<string, (lessons: CompiledLessons) => readonly CompiledCourse[]>> = {
  'virtual:lessons': ({ courses }) => courses.slice(0, 1),
  'virtual:other-lessons': ({ courses }) => courses.slice(1),
};

/** A text as a file of the build: `part-4-swarms.zh.json`. */
interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** The kinds of texts of a compiled course, and what tells their files apart. */
const KINDS = { texts: '', outlines: '.outline', exercises: '.exercises' } as const;
type Kind = keyof typeof KINDS;

function filesOf(course: CompiledCourse, kind: Kind): [language: string, TextFile][] {
  return Object.entries(course[kind]).map(([language, text]) => [
    language,
    { name: `${course.id}${KINDS[kind]}.${language}.json`, text },
  ]);
}

function partOf(name: string, lessons: CompiledLessons): readonly CompiledCourse[] {
  const part = PARTS[name];
  if (part === undefined) throw new RangeError(`there is no module ${name}`);
  return part(lessons);
}

/** A module's source that reads each text from its file when it is asked for. */
function readingModule(courses: readonly CompiledCourse[]): string {
  const imports: string[] = [];
  const record = (course: CompiledCourse, kind: Kind): string => {
    const getters = filesOf(course, kind).map(([language, { name }]) => {
      imports.push(`import text${imports.length} from ${JSON.stringify(`lesson-text:${name}`)};`);
      return `get ${JSON.stringify(language)}() { return read(text${imports.length - 1}); }`;
    });
    return `${kind}: { ${getters.join(', ')} }`;
  };
  const objects = courses.map((course) => {
    const known = `id: ${JSON.stringify(course.id)}, titles: ${JSON.stringify(course.titles)}`;
    const kinds = Object.keys(KINDS) as Kind[];
    return `{ ${known}, ${kinds.map((kind) => record(course, kind)).join(', ')} }`;
  });
  return [
    "import { readFileSync } from 'node:fs';",
    ...imports,
    "const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');",
    `export default { courses: [${objects.join(', ')}] };`,
  ].join('\n');
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
      build.onResolve({ filter: /^lesson-text:/ }, ({ path }) => ({
        path: path.slice('lesson-text:'.length),
        namespace: 'lesson-text',
      }));
      build.onLoad({ filter: /.*/, namespace: 'lesson-text' }, ({ path }) => {
        const { courses } = (done ?? compileLessons(dir)).lessons;
        const kinds = Object.keys(KINDS) as Kind[];
        const files = courses.flatMap((course) => kinds.flatMap((kind) => filesOf(course, kind)));
        const contents = files.find(([, { name }]) => name === path)?.[1].text ?? '';
        return { contents, loader: 'file' };
      });
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
          contents: readingModule(partOf(path, lessons)),
          resolveDir: dir,
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
  // One compilation for all parts.
  let done: Compilation | undefined;
  return {
    name: 'lessons',
    buildStart() {
      done = undefined;
    },
    resolveId: (id) => (id in PARTS ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith('\0') || !(id.slice(1) in PARTS)) return undefined;
      if (done === undefined) {
        done = compileLessons(dir);
        for (const problem of done.problems) this.warn(problemLine(problem));
      }
      const { lessons } = done;
      return `export default ${JSON.stringify({ courses: partOf(id.slice(1), lessons) })};`;
    },
  };
}
