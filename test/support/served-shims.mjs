/** Preloaded into the built program (`node --import`): the shims that it makes start `served-node` in place of Node.js. */
import { fileURLToPath } from 'node:url';

process.execPath = fileURLToPath(new URL('served-node', import.meta.url));
