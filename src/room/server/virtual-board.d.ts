/** The script of the board's page, which the build makes of `room/page/board.ts`. */
declare module 'virtual:board' {
  const script: string;
  export default script;
}
