/** The compiled lessons, put in by the build: CompiledLessons as JSON. */
declare module 'virtual:lessons' {
  const json: string;
  export default json;
}
