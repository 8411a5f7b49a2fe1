import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Learner } from '../learner.ts';

describe('docker-compose in the simulator', () => {
  let sam: Learner;
  beforeEach(() => {
    sam = new Learner();
  });
  afterEach(() => sam.leaves());

  it('tells its version', async () => {
    expect((await sam.types('docker-compose --version')).stdout).toBe(
      'docker-compose version 1.29.2, build 5becea4c\n',
    );
    expect((await sam.types('docker-compose version')).stdout).toMatch(/^docker-compose version 1\.29\.2/);
    expect((await sam.types('docker-compose version --short')).stdout).toBe('1.29.2\n');
  });

  it('shows the file as it understands it', async () => {
    writeFileSync(
      join(sam.home, 'docker-compose.yml'),
      'version: "3"\nservices:\n  web:\n    image: a/b:c\n    ports: ["80:80"]\n',
    );
    expect(await sam.types('docker-compose config')).toEqual({
      stdout: 'services:\n  web:\n    image: a/b:c\n    ports:\n      - 80:80\nversion: "3"\n\n',
      stderr: '',
      exitCode: 0,
    });
    expect((await sam.types('docker-compose config --services')).stdout).toBe('web\n');
    expect(await sam.types('docker-compose config -q')).toMatchObject({ stdout: '', exitCode: 0 });
  });

  it.each([
    ['services: [', /ScannerError/],
    ['- a\n', /Top level object/],
    ['services:\n  web: {}\n', /Service web has neither an image nor a build context/],
    ['services: [a]\n', /services must be a mapping/],
  ])('says what is wrong with %j', async (text, message) => {
    writeFileSync(join(sam.home, 'other.yml'), text);
    const seen = await sam.types('docker-compose -f other.yml config');
    expect(seen.stderr).toMatch(message);
    expect(seen.exitCode).toBe(1);
  });

  it('says when there is no file', async () => {
    expect(await sam.types('docker-compose config')).toMatchObject({
      stderr: expect.stringContaining("Can't find a suitable configuration file"),
      exitCode: 1,
    });
  });

  it('is no plugin of docker: the client knows no such command', async () => {
    for (const line of ['docker compose version', 'docker compose up -d'])
      expect(await sam.types(line)).toEqual({
        stdout: '',
        stderr: "docker: unknown command: docker compose\n\nRun 'docker --help' for more information\n",
        exitCode: 1,
      });
  });

  it('does not pretend to run services', async () => {
    expect(await sam.types('docker-compose up -d')).toMatchObject({
      stdout: '',
      stderr: expect.stringContaining('docker-compose up is not simulated'),
      exitCode: 1,
    });
    expect(await sam.types('docker-compose nosuch')).toMatchObject({
      stderr: expect.stringContaining('No such command: nosuch'),
    });
  });
});
