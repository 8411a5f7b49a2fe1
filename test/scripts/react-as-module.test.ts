/** React, bundled as a module: the same functions, and nothing is made for each module that imports them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { afterAll, expect, it } from 'vitest';
import { reactAsModule } from '../../scripts/react-as-module.ts';

// Where React is found.
const root = mkdtempSync(join(process.cwd(), 'node_modules', '.react-as-module-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const SOURCE = `
  import React, { createElement, isValidElement } from 'react';
  import * as all from 'react';
  import { jsx } from 'react/jsx-runtime';
  const required = require('react');
  console.log(React === required, createElement === required.createElement, all.useState === required.useState);
  console.log(isValidElement(jsx('a', {})), jsx === require('react/jsx-runtime').jsx);
`;

it('gives what React exports, as it is', async () => {
  const outfile = join(root, 'out.cjs');
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: root },
    ...{ outfile, bundle: true, write: false, format: 'cjs', platform: 'node' },
    plugins: [reactAsModule],
  });
  const [{ text } = { text: '' }] = outputFiles;
  expect(text).not.toContain('__toESM(');
  const printed = execFileSync(process.execPath, ['-'], { input: text, encoding: 'utf8' });
  expect(printed).toBe('true true true\ntrue true\n');
});
