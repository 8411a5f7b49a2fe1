/** How a release is published: by a workflow that npm can trace it to, and that holds no secret. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly run?: string; readonly 'working-directory'?: string }[];
}

const text = readFileSync(
  join(import.meta.dirname, '..', '..', '.github', 'workflows', 'release.yml'),
  'utf8',
);
const { publish } = (parse(text) as { readonly jobs: { readonly publish: Job } }).jobs;
const runs = publish.steps.flatMap(({ run }) => run ?? []);

test('says where the package was built, in a place that it can be checked against', () => {
  expect(runs.at(-1)).toMatch(/^npm publish \.\/dist .*--provenance/);
  expect(publish.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  const naming = publish.steps.find(({ run }) => run?.startsWith('npm pkg set "repository.url='));
  expect(naming?.['working-directory']).toBe('dist');
});

test('publishes what was tested, and needs no token', () => {
  expect(runs.indexOf('npm test')).toBeGreaterThan(runs.indexOf('npm ci'));
  expect(runs.indexOf('npm ci')).toBeGreaterThanOrEqual(0);
  expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/);
});
