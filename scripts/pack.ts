/**
 * npm's `postpack` in the checkout. The package is dist/; what npm has just packed is the checkout, whose manifest lists
 * the dependencies. So the tarball, wherever npm was told to put it, becomes that of dist/. No file of the checkout
 * changes for it: whenever this is killed, a tarball is all that can be other than it should.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';

// npm hands its options on in the environment, so the one that is started here has them, too; INIT_CWD is where it was called.
const { npm_command: command, INIT_CWD: from = ROOT } = process.env;
if (command === 'pack')
  execFileSync('npm', ['pack', join(ROOT, 'dist'), '--ignore-scripts'], {
    cwd: from,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
