/** The files of a new course, put in by the build: texts by path, as JSON. */
declare module 'virtual:template' {
  const json: string;
  export default json;
}
