#!/usr/bin/env node
/** Turns argv into one command and exits with its code. */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { compiledFolder } from './files/compile-cache.ts';
import { Printer } from './program/output.ts';
import { keepCompiledCode, saveCompiledCode } from './program/scripts.ts';

declare const SWARM_TUTOR_VERSION: string | undefined;
const version = typeof SWARM_TUTOR_VERSION === 'string' ? SWARM_TUTOR_VERSION : 'dev';

const OLDEST_NODE = 22;

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(
    `swarm-tutor needs Node.js ${OLDEST_NODE} or later; this is ${process.versions.node}. Get a newer one from https://nodejs.org and try again.\n`,
  );
  process.exit(3);
}
if (process.argv[2] === '--version' || process.argv[2] === '-V') {
  new Printer('stdout', () => process.exit(1)).write(`${version}\n`);
  process.exit(0);
}
// Before anything else is loaded, so that all of it comes from there. A reset removes it, and must not make it again.
if (!process.argv.includes('reset'))
  keepCompiledCode(compiledFolder(process.env), 'cli', process.argv[2] ?? '');
// A program that is killed would leave nothing for the next start.
setTimeout(saveCompiledCode, 1500).unref();
const { main } = await import('./commands/main.ts');
process.exit(
  await main(process.argv.slice(2), version, fileURLToPath(new URL('./simulator.js', import.meta.url))),
);
