/** Files of the learner's workspace. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileCheck } from '../../src/check/types.ts';
import { lookOnce } from '../../src/check/watch.ts';
import { toldOutcome } from '../support/told.ts';
import { scripted } from './fakes.ts';

const COMPOSE = `version: "3"
services:
  web:
    image: john/get-started:part2
    deploy:
      replicas: 5
      resources:
        limits: {cpus: "0.1", memory: 50M}
    ports: ["4000:80", "80:80"]
    labels: {com.example.tier: front}
`;

let home = '';
let workspace = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'check-file-'));
  workspace = join(home, 'workspace');
  mkdirSync(workspace);
  writeFileSync(join(workspace, 'docker-compose.yml'), COMPOSE);
});
afterEach(() => rmSync(home, { recursive: true }));

async function look(check: Partial<FileCheck>) {
  const spec: FileCheck = {
    kind: 'file',
    id: 'f',
    title: '',
    withinMs: 0,
    path: 'docker-compose.yml',
    ...check,
  };
  const session = scripted([], workspace);
  const [outcome] = await lookOnce({
    specs: [spec],
    session,
    env: {},
    cwd: '/',
  });
  return outcome && toldOutcome(outcome);
}

describe('a file of the workspace', () => {
  it('that is there passes', async () => {
    expect(await look({})).toMatchObject({ status: 'passed', expected: 'the file docker-compose.yml' });
  });

  it('has its values, as number or as text', async () => {
    expect(
      await look({
        values: {
          'services.web.deploy.replicas': '5',
          'services.web.deploy.resources.limits.cpus': 0.1,
          'services.web.image': '/:part2$/',
          'services.web.ports': '80:80',
          'services.web.ports.0': '4000:80',
          'services.web.labels.com.example.tier': 'front',
        },
      }),
    ).toMatchObject({ status: 'passed' });
  });

  it('with a wrong value and one that is not there', async () => {
    expect(
      await look({ values: { 'services.web.deploy.replicas': 7, 'services.db.image': 'x' } }),
    ).toMatchObject({
      status: 'failed',
      expected: 'services.web.deploy.replicas is 7, services.db.image is x',
      actual: 'services.web.deploy.replicas is 5, services.db.image is not there',
    });
  });

  it('that is missing', async () => {
    expect(await look({ path: 'other.yml' })).toMatchObject({
      status: 'failed',
      actual: 'there is no other.yml in the workspace',
    });
  });

  it('that is no YAML: says the line', async () => {
    writeFileSync(join(workspace, 'docker-compose.yml'), 'services:\n  web:\n    image: "x\n');
    const outcome = await look({ values: { 'services.web.image': 'x' } });
    expect(outcome?.actual).toMatch(/^docker-compose\.yml is not valid YAML, line \d: /);
  });

  it('outside the workspace is never read, not by a path and not by a link', async () => {
    writeFileSync(join(home, 'secret.yml'), 'a: 1\n');
    const link = join(workspace, 'link.yml');
    symlinkSync(join(home, 'secret.yml'), link);
    // Where a link leads nowhere, as with Wine, there is nothing to be read by one.
    const links = existsSync(link) ? ['link.yml'] : [];
    for (const path of ['../secret.yml', join(home, 'secret.yml'), ...links]) {
      expect(await look({ path, values: { a: 1 } })).toMatchObject({
        status: 'failed',
        actual: `${path} is outside the workspace`,
      });
    }
  });
});
