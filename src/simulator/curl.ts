/** The simulator's `curl`. */
export { type CurlPlace, runCurl } from './curl/run.ts';
