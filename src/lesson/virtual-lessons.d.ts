/** The compiled lessons, put in by the build: the first course and the others. A text is read when it is asked for. */
declare module 'virtual:lessons' {
  const lessons: import('./compile.ts').CompiledLessons;
  export default lessons;
}

declare module 'virtual:other-lessons' {
  const lessons: import('./compile.ts').CompiledLessons;
  export default lessons;
}
