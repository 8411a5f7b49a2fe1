/** The compiled lessons, put in by the build: CompiledLessons as JSON, the first course and the others. */
declare module 'virtual:lessons' {
  const json: string;
  export default json;
}

declare module 'virtual:other-lessons' {
  const json: string;
  export default json;
}
