/** What a published package had bundled into itself already: esbuild sees one file there and cannot name what is in it. */

/** Of a package's dependencies, and theirs: which are in its own bundle, and which it does not put there. */
export interface Inside {
  readonly carried: readonly string[];
  readonly absent: readonly string[];
}

/**
 * Held against the package's own build script and the words of its chunks, version by version. A dependency that is
 * in neither list, and not in our bundle as a package of its own, fails our build: look where it went, then name it.
 */
export const INSIDE: Readonly<Record<string, Inside>> = {
  'just-bash': {
    carried: [
      '@borewit/text-codec',
      '@nodable/entities',
      '@tokenizer/inflate',
      'anynum',
      'debug',
      'fast-xml-builder',
      'fast-xml-parser',
      'file-type',
      'ieee754',
      'ini',
      'is-unsafe',
      'modern-tar',
      'ms',
      'papaparse',
      'path-expression-matcher',
      're2js',
      'smol-toml',
      'strnum',
      'strtok3',
      'token-types',
      'uint8array-extras',
      'xml-naming',
      'yaml',
    ],
    absent: [
      // The way to a network, which the shells of simulated machines don't have (`left-out.ts`).
      'undici',
      // Types only, a program of its own, and a JavaScript engine that simulated machines do without.
      '@tokenizer/token',
      'commander',
      'quickjs-emscripten',
      'quickjs-emscripten-core',
      '@jitl/quickjs-ffi-types',
      '@jitl/quickjs-wasmfile-debug-asyncify',
      '@jitl/quickjs-wasmfile-debug-sync',
      '@jitl/quickjs-wasmfile-release-asyncify',
      '@jitl/quickjs-wasmfile-release-sync',
    ],
  },
};
