/** The layers of docs/codebase.md: which part may import which, what is in one place only, and that the documents are true. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRIVER_IDS } from '../src/driver/types.ts';
import { loadCourse } from '../src/lesson/courses.ts';

const SRC = join(import.meta.dirname, '..', 'src');
const ROOT = join(import.meta.dirname, '..');
const DOCS = join(ROOT, 'docs');

/** From the top down. A floor may import itself and those below. */
const FLOORS = [
  'cli.ts',
  'commands',
  'ui',
  'room',
  'review',
  'report',
  'exercise',
  'tutor',
  'lesson',
  'check',
  'shell',
  'driver',
  'simulator',
  'docker-machine',
  'program',
  'go',
  'i18n',
  'files',
  'text',
  'value',
];

/** Folders that are in rooms, each from the top down. A room may import itself and those below. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'room/': ['server', 'page', 'client', 'store', 'board', 'contract'],
  'simulator/': [
    ...['index.ts', 'main.ts', 'gate-on-windows.ts', 'script.ts', 'program.ts', 'to-address.ts'],
    ...['docker-machine', 'machine-shell', 'docker-compose', 'curl', 'docker'],
    ...['call', 'install', 'store', 'engine'],
  ],
  'simulator/engine/': [
    ...['world', 'api', 'clock.ts', 'node', 'manager', 'programs'],
    ...['registry', 'web', 'storage', 'network', 'model', 'contract'],
  ],
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }));

/** What a file imports, types and dynamic imports too. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

function target(from: string, specifier: string): string {
  return relative(SRC, join(SRC, dirname(from), specifier)).replaceAll('\\', '/');
}

/** What a file imports for more than its types. */
function loadedBy(text: string): string[] {
  return importsOf(text.replace(/\bimport type [^;]*;/g, ''));
}

/** The files of ours that one imports. */
function oursOf({ path, text }: { readonly path: string; readonly text: string }): string[] {
  return importsOf(text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => target(path, specifier));
}

/** All that a file loads, directly or through files of ours: packages and paths below src/. */
function reachedFrom(path: string, reached = new Set<string>()): Set<string> {
  const text = files.find((file) => file.path === path)?.text ?? '';
  for (const specifier of loadedBy(text)) {
    const to = specifier.startsWith('.') ? target(path, specifier) : specifier;
    if (reached.has(to)) continue;
    reached.add(to);
    reachedFrom(to, reached);
  }
  return reached;
}

/** The imports that a pattern forbids to some files, as `file: import`. */
function forbiddenIn(isMeant: (path: string) => boolean, forbidden: RegExp, importsIn = importsOf): string[] {
  const meant = files.filter(({ path }) => isMeant(path));
  expect(meant.length).toBeGreaterThan(0);
  return meant.flatMap(({ path, text }) =>
    importsIn(text)
      .filter((one) => forbidden.test(one))
      .map((one) => `${path}: ${one}`),
  );
}

function floorOf(path: string): number {
  return FLOORS.indexOf(path.split('/')[0] ?? '');
}

describe('imports', () => {
  it('stand on a floor that the guide names', () => {
    expect(files.filter(({ path }) => floorOf(path) < 0).map(({ path }) => path)).toEqual([]);
  });

  it('go downward only', () => {
    const upward = files.flatMap((file) =>
      oursOf(file)
        .filter((to) => floorOf(to) < floorOf(file.path))
        .map((to) => `${file.path} -> ${to}`),
    );
    expect(upward).toEqual([]);
  });

  it.each(Object.entries(ROOMS))('go downward only among the rooms of %s', (folder, rooms) => {
    const roomOf = (path: string) => rooms.indexOf(path.slice(folder.length).split('/')[0] ?? '');
    const inside = files.filter(({ path }) => path.startsWith(folder));
    expect(inside.filter(({ path }) => roomOf(path) < 0).map(({ path }) => path)).toEqual([]);
    const upward = inside.flatMap((file) =>
      oursOf(file)
        .filter((to) => to.startsWith(folder) && roomOf(to) < roomOf(file.path))
        .map((to) => `${file.path} -> ${to}`),
    );
    expect(upward).toEqual([]);
  });

  it('never run in a circle', () => {
    const graph = new Map(files.map((file) => [file.path, oursOf(file)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      if (done.has(path) || trail.includes(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const { path } of files) visit(path, []);
    expect(circles).toEqual([]);
  });

  it('come into the simulator through its door only', () => {
    const entering = files
      .filter(({ path }) => !path.startsWith('simulator/'))
      .flatMap((file) => oursOf(file).map((to) => ({ from: file.path, to })))
      .filter(({ to }) => to.startsWith('simulator/'));
    expect(entering.filter(({ to }) => to !== 'simulator/index.ts')).toEqual([]);
    // Above the drivers, only what removes all that was made knows that there is one.
    const knowing = entering.map(({ from }) => from).filter((from) => !from.startsWith('driver/simulator/'));
    expect(knowing).toEqual(['commands/reset.ts']);
  });

  it('write lines through one door, which lets nothing act on the terminal', () => {
    const doors = ['commands/process-io.ts', 'commands/warnings.ts'];
    const writers = files.filter(
      ({ path, text }) =>
        path.startsWith('commands/') &&
        !doors.includes(path) &&
        /\b(stdout|stderr)\.write|console\./.test(text),
    );
    expect(writers.map(({ path }) => path)).toEqual([]);
  });

  it('write to the terminal, on the screen, only where Ink is started and where it is asked', () => {
    const doors = /^ui\/(index\.tsx|first-page\.ts|terminal\/.*)$/;
    const writers = files.filter(
      ({ path, text }) =>
        path.startsWith('ui/') && !doors.test(path) && /\bstd(out|err)\.write|\bconsole\./.test(text),
    );
    expect(writers.map(({ path }) => path)).toEqual([]);
  });

  it('leave a single driver to the driver floor', () => {
    const names = /driver\/(virtualbox|hyperv|generic|dind|simulator)\b/;
    const leaks = files.filter(
      ({ path, text }) => !path.startsWith('driver/') && importsOf(text).some((one) => names.test(one)),
    );
    expect(leaks.map(({ path }) => path)).toEqual([]);
  });

  it('ask what a driver is like, not which one it is, above the driver floor', () => {
    const ids = DRIVER_IDS.join('|');
    const picks = new RegExp(`(?:[!=]==|\\?\\?|\\bdriver:)\\s*'(?:${ids})'|'(?:${ids})'\\s*[!=]==`);
    const isAbove = ({ path }: { readonly path: string }) =>
      floorOf(path) < floorOf('driver') || path.startsWith('i18n/');
    const picking = files.filter((file) => isAbove(file) && picks.test(file.text));
    expect(picking.map(({ path }) => path)).toEqual([]);
    // Docker Machine names drivers of its own in a column, and another version may have written the ledger.
    const untyped = files.filter(
      (file) =>
        floorOf(file.path) <= floorOf('driver') && /\b[dD]rivers?\??: (?:readonly )?string\b/.test(file.text),
    );
    expect(untyped.map(({ path }) => path).sort()).toEqual(['check/probes/machines.ts', 'tutor/ledger.ts']);
  });

  it('keep files and processes out of the screen', () => {
    const forbidden = /^(node:(fs|child_process|os|net|http)(\/|$)|execa$|conf$)/;
    expect(forbiddenIn((path) => path.startsWith('ui/'), forbidden)).toEqual([]);
  });

  it('keep Ink out of what keys do and what the screen remembers, and React out of the first page', () => {
    const isPlain = (path: string) => /^ui\/(keys|state)\/|^ui\/first-page\.ts$/.test(path);
    expect(forbiddenIn(isPlain, /^(ink|react)\b|\.tsx$/, loadedBy)).toEqual([]);
  });

  it('leave the walk pure: nothing that it loads reads, writes, starts or asks anything', () => {
    const walk = files.filter(({ path }) => path.startsWith('tutor/walk/'));
    expect(walk.length).toBeGreaterThan(5);
    const ACTING =
      /^node:(fs|child_process|process|os|net|http)(\/|$)|^(files|shell|simulator|docker-machine|program)\/|^(execa|conf)$/;
    const acting = walk.flatMap(({ path }) =>
      [...reachedFrom(path)].filter((to) => ACTING.test(to)).map((to) => `${path}: ${to}`),
    );
    expect(acting).toEqual([]);
  });

  it('keep files, processes and the terminal out of the engine', () => {
    const isEngine = (path: string) => path.startsWith('simulator/engine/');
    expect(forbiddenIn(isEngine, /^node:(fs|child_process|process|os|net|http|tty)(\/|$)/)).toEqual([]);
    const printing = files.filter(
      ({ path, text }) => isEngine(path) && /\bprocess\.(?!pid)|\bconsole\./.test(text),
    );
    expect(printing.map(({ path }) => path)).toEqual([]);
  });
});

describe('the code', () => {
  it('knows no step and no lesson by its id', () => {
    const { lessons } = loadCourse(undefined, 'en');
    // Ids of one plain word (`goal`, `shell`) are words of the code, too; those with a hyphen can only be ids.
    const ids = lessons
      .flatMap(({ id, steps }) => [id, ...steps.map((step) => step.id)])
      .filter((id) => id.includes('-'));
    expect(ids.length).toBeGreaterThan(10);
    // Below the drivers stands Docker itself, whose own words may be the same: `native-ssh` is a flag there.
    const ours = files.filter(({ path }) => floorOf(path) < floorOf('driver'));
    const found = ours.flatMap(({ path, text }) =>
      ids.filter((id) => text.includes(`'${id}'`)).map((id) => `${path}: ${id}`),
    );
    expect(found).toEqual([]);
  });

  it('begins every file with a sentence that says what it holds', () => {
    const silent = files.filter(({ text }) => !/^(#!.*\n)?\/\*\*\s/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('gives every type a name of its own', () => {
    const places = new Map<string, string[]>();
    for (const { path, text } of files)
      for (const [, name = ''] of text.matchAll(
        /^(?:export )?(?:abstract )?(?:interface|type|class) (\w+)/gm,
      ))
        places.set(name, [...(places.get(name) ?? []), path]);
    // The props of a component are its own affair, and always called so.
    const shared = [...places].filter(([name, paths]) => name !== 'Props' && paths.length > 1);
    expect(places.size).toBeGreaterThan(300);
    expect(shared.map(([name, paths]) => `${name}: ${paths.join(', ')}`)).toEqual([]);
  });

  it('keeps its files small enough to hold one subject', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('compiles expressions that are not its own in one place, for an engine that always ends', () => {
    // Of the program's own words, or of one word with all signs made plain.
    const own = new Set([
      'driver/dind/kernel.ts',
      'lesson/read/markdown.ts',
      'lesson/rules/glossary-rules.ts',
      'lesson/rules/typography.ts',
      'shell/escape-scanner.ts',
      'shell/secrets.ts',
      'shell/visible.ts',
      'shell/whole-lines.ts',
    ]);
    const compilers = files.filter(
      ({ path, text }) => !path.startsWith('simulator/') && /\bRegExp\(/.test(text) && !own.has(path),
    );
    expect(compilers.map(({ path }) => path)).toEqual([]);
    const engines = files.filter(({ text }) => /'re2js'/.test(text)).map(({ path }) => path);
    expect(engines).toEqual(['go/regexp.ts']);
    const users = files.filter(
      ({ path, text }) =>
        importsOf(text).some((to) => /\/regexp\.ts$/.test(to) && target(path, to) === 'go/regexp.ts') &&
        !/^import type [^;]*regexp\.ts'/m.test(text),
    );
    expect(users.map(({ path }) => path).sort()).toEqual([
      'check/patterns.ts', // of lessons
      'docker-machine/commands/ls.ts', // a learner's, for the names of machines
      'simulator/docker/commands/image.ts', // a learner's, for the names of images
    ]);
  });

  it('leaves out a field that nobody gave with `defined`, not with a spread that depends on a condition', () => {
    const field = String.raw`\{ [\w$]+(?:: [^,{}]*)? \}`;
    const spread = new RegExp(
      String.raw`\.\.\.\([^;{}]*?(?:\? (?:\{\} : ${field}|${field} : \{\})|&& ${field})\)`,
    );
    const conditional = files.filter(({ text }) => spread.test(text.replace(/\s+/g, ' ')));
    expect(conditional.map(({ path }) => path)).toEqual([]);
  });

  it("hides a class's own fields and methods with #, which nobody gets past", () => {
    // No sign makes a constructor private.
    const soft = files.filter(({ text }) => /^ +(private|protected) (?!constructor)|\bthis\._/m.test(text));
    expect(soft.map(({ path }) => path)).toEqual([]);
  });

  it('asks whether a value is an object with fields in one place', () => {
    const asking = files.filter(({ text }) => /typeof [^;]*'object' [^;]*!Array\.isArray/.test(text));
    expect(asking.map(({ path }) => path)).toEqual(['value/json.ts']);
  });

  it('counts columns in one place', () => {
    const counting = files.filter(({ text }) => importsOf(text).includes('string-width'));
    expect(counting.map(({ path }) => path)).toEqual(['text/width.ts']);
  });

  it('asks what an error says, and its code, in one place', () => {
    const asking = files.filter(({ text }) =>
      /\.message : String\(|ErrnoException\)\.code|\{ code \} = /.test(text),
    );
    expect(asking.map(({ path }) => path)).toEqual(['value/error.ts']);
  });

  it('quotes words for shells in one place', () => {
    const quoting = files.filter(({ text }) => /\.replace(All)?\((["'`/])['%"]\2/.test(text));
    expect(quoting.map(({ path }) => path).sort()).toEqual([
      'room/board/export.ts', // of CSV
      'simulator/docker/compose/emit.ts', // YAML's quotes
      'text/quoting.ts',
    ]);
  });

  it('writes what it keeps in one move, through one door', () => {
    const others = new Set([
      'files/lock.ts', // A lock is linked into its place.
      'shell/invocation.ts', // Gone with the command that it is for.
      'shell/left-behind.ts',
      'shell/terminal.ts',
      'files/tree.ts', // Where a learner's command says.
      'simulator/program.ts',
      'simulator/to-address.ts',
      'simulator/machine-shell/home.ts', // A machine's disk, as its programs write to it.
    ]);
    const writers = files.filter(({ path, text }) => /\bwriteFileSync\(/.test(text) && !others.has(path));
    expect(writers.map(({ path }) => path)).toEqual(['files/atomic.ts']);
    const naming = files.filter(({ text }) => /process\.pid\}/.test(text) && /\brename|\.tmp`/.test(text));
    expect(naming.map(({ path }) => path)).toEqual(['files/part.ts']);
  });

  it('runs commands and keeps shells only where the ledger is written first, or where a learner types', () => {
    const users = (name: string) =>
      files
        .filter((file) => !file.path.startsWith('shell/') && oursOf(file).includes(name))
        .map(({ path }) => path)
        .sort();
    expect(users('shell/run-command.ts')).toEqual([
      'commands/run-here.ts',
      'exercise/run-line.ts', // the machines of an exercise are recorded before its start is built
      'tutor/attempt/execute.ts',
    ]);
    expect(users('shell/saved-state.ts')).toEqual(['commands/walk.ts']);
  });

  it('changes the progress through conf, in one file, and reads it plainly in one other', () => {
    const users = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
    expect(users(/'conf'/)).toEqual(['tutor/progress/conf-file.ts']);
    expect(users(/\bparseProgress\b/).sort()).toEqual([
      'tutor/progress/conf-file.ts',
      'tutor/progress/document.ts',
      'tutor/progress/read.ts',
    ]);
  });

  it('ends the process in four places', () => {
    const allowed = new Set(['cli.ts', 'commands/process-io.ts', 'commands/stop.ts', 'program/process.ts']);
    const enders = files.filter(({ path, text }) => text.includes('process.exit(') && !allowed.has(path));
    expect(enders.map(({ path }) => path)).toEqual([]);
  });
});

describe('the documents', () => {
  const docs = ['README.md', 'README.zh.md', 'CONTRIBUTING.md']
    .concat(readdirSync(DOCS).map((name) => `docs/${name}`))
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }));
  const guide = docs.find(({ name }) => name === 'docs/codebase.md')?.text ?? '';

  it('list the floors in their order', () => {
    const listed = [...guide.matchAll(/^src\/([\w.-]+?)\/? {2,}/gm)].map((match) => match[1]);
    expect(listed).toEqual(FLOORS);
  });

  it('describe the rooms of the engine in their order', () => {
    const described = [...guide.matchAll(/^\| `([\w.]+?)\/?` \|/gm)].map((match) => match[1]);
    expect(described).toEqual(ROOMS['simulator/engine/']);
  });

  it('name files that are there', () => {
    const gone = docs.flatMap(({ name, text }) =>
      [...text.matchAll(/`([\w.-]+\/[\w./-]+\.(?:tsx?|mjs|sh|md))`/g)]
        .map((match) => match[1] ?? '')
        .filter((path) => !path.includes('NAME'))
        .filter((path) => ![SRC, ROOT].some((root) => existsSync(join(root, path))))
        .map((path) => `${name}: ${path}`),
    );
    expect(gone).toEqual([]);
  });

  it('name files and folders that are there, where they name them without a path', () => {
    const there = ['src', 'scripts', 'test', 'docs', 'lessons', '.ci'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `/${folder}/${path.replaceAll('\\', '/')}`,
      ),
    );
    const gone = docs.flatMap(({ name, text }) =>
      [...text.matchAll(/`((?:[\w.-]+\/)+|[\w-]+(?:\.[\w-]+)*\.(?:tsx?|mjs))`/g)]
        .map((match) => (match[1] ?? '').replace(/\/$/, ''))
        // What the build and the program make is in no checkout.
        .filter((path) => !path.includes('NAME') && !['dist', 'certs'].includes(path))
        .filter((path) => !there.some((one) => one.endsWith(`/${path}`)) && !existsSync(join(ROOT, path)))
        .map((path) => `${name}: ${path}`),
    );
    expect(gone).toEqual([]);
  });
});
