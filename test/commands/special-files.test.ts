/** Folders, pipes, sockets and links in circles in the place of each file and folder of ours: none is waited for, and none is an error of ours. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { inside } from '../support/inside.ts';
import { copyHome, temporaryFolders } from '../support/program.ts';
import { walkedTo } from '../support/walked.ts';

vi.setConfig({ testTimeout: 60_000 });
const folders = temporaryFolders();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => folders.removeAll());

const KINDS = {
  folder: (path: string) => void mkdirSync(join(path, 'inner'), { recursive: true }),
  pipe: (path: string) => void execFileSync('mkfifo', [path]),
  loop: (path: string) => symlinkSync(basename(path), path),
  socket: (path: string) =>
    new Promise<void>((resolve, reject) => {
      const server = createServer().once('error', reject);
      servers.push(server.listen(path, resolve));
    }),
} as const;
type Kind = keyof typeof KINDS;

const TODAY = new Date().toISOString().slice(0, 10);
const SHELL = ['shell', '-c', 'docker --version', '--driver', 'simulator'];
const EXERCISE = ['exercise', 'ghost-node', '--check'];
const CHECK = ['check', '--driver', 'simulator'];

/** Our files and folders, and a command that uses them. */
const PLACES: readonly (readonly [string, readonly string[]])[] = [
  ['progress.json', ['list']],
  ['progress.json', ['reset', '--yes']],
  ['progress.json.lock', ['run', '--until', 'list-machines', '--driver', 'simulator']],
  ['session.json', SHELL],
  ['session.json', ['reset', '--yes']],
  ['ledger.json', CHECK],
  ['ledger.json', ['reset', '--yes', '--all']],
  ['ledger.json.lock', ['reset', '--yes']],
  ['scratch', SHELL],
  ['transcripts', ['transcript']],
  [`transcripts/${TODAY}.jsonl`, ['transcript']],
  [`transcripts/${TODAY}.jsonl`, ['run', '--until', 'list-machines', '--driver', 'simulator']],
  ['workspace', SHELL],
  ['bin', SHELL],
  ['simulator', CHECK],
  ['simulator/bin', SHELL],
  ['simulator/bin/.gates', SHELL],
  ['simulator/bin/docker', SHELL],
  ['simulator/state.json', CHECK],
  ['simulator/state.lock', SHELL],
  [
    'simulator/secrets.key',
    ['shell', '-c', 'docker-machine ssh myvm1 "echo x | docker secret create s -"', '--driver', 'simulator'],
  ],
  ['simulator/machine', CHECK],
  [
    'simulator/machine/machines/myvm1/config.json',
    ['shell', '-c', 'docker-machine inspect myvm1', '--driver', 'simulator'],
  ],
  ['simulator/machine/certs/ca.pem', ['shell', '-c', 'docker-machine env myvm1', '--driver', 'simulator']],
  ['simulator/machines/myvm1/home', ['shell', '-c', 'docker-machine ssh myvm1 ls', '--driver', 'simulator']],
  ['exercises', ['exercises']],
  ['exercises/ghost-node', EXERCISE],
  ['exercises/ghost-node/exercise.json', EXERCISE],
  ['courses', ['reset', '--yes', '--all']],
  ['courses/mine/course.json', ['list', '--course', 'mine']],
  ['room', ['leave']],
  ['room/joined.json', ['list']],
  ['room/told.json', ['leave']],
  ['room/queue', ['leave']],
  ['rooms', ['room', 'export']],
  ['rooms/rooms.db', ['room', 'export']],
];

describe.skipIf(process.platform === 'win32')('in the place of', () => {
  let walked = '';
  beforeAll(async () => {
    walked = await walkedTo('create-manager', join(folders.make(), 'home'));
  }, 180_000);

  test.each(PLACES.flatMap(([name, args], at) => kindsFor(at).map((kind) => [name, kind, args] as const)))(
    '%s a %s is no trouble that is not told (%s)',
    async (name, kind, args) => {
      // The path of a socket is short.
      const home = copyHome(walked, join(folders.make(), 'h'));
      const path = join(home, name);
      rmSync(path, { recursive: true, force: true });
      mkdirSync(dirname(path), { recursive: true });
      await KINDS[kind](path);
      const { code, stdout, stderr } = await inside(args, { home });
      expect([0, 1, 2, 3], stderr).toContain(code);
      expect(stdout + stderr).not.toMatch(/inside swarm-tutor|^ +at /m);
      if (code === 3)
        expect(stderr).toMatch(new RegExp(`^swarm-tutor: .*(${escaped(home)}|hasn't been begun).*\n$`, 'm'));
      expect(stderr.match(/^swarm-tutor: /gm)?.length ?? 0, stderr).toBeLessThanOrEqual(1);
    },
  );
});

/** A pipe everywhere, as it holds up whoever opens it, and the others in turn. */
function kindsFor(at: number): readonly Kind[] {
  const others = (['folder', 'loop', 'socket'] as const)[at % 3] ?? 'folder';
  return ['pipe', others];
}

function escaped(text: string): string {
  return text.replaceAll(/[.+]/g, '\\$&');
}
