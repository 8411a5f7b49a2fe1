import { type IPty, spawn } from '@lydell/node-pty';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inThisRun } from '../support/one-run.ts';
import { SIMULATOR } from '../support/program.ts';
import { Learner } from './learner.ts';

/** A program on a real terminal; what it shows is waited for, never slept for. */
class Terminal {
  shown = '';
  readonly ended: Promise<number>;
  readonly #pty: IPty;
  #look: (() => void) | undefined;

  constructor(sam: Learner, words: readonly string[]) {
    this.#pty = spawn(process.execPath, [SIMULATOR, ...words], {
      cols: 120,
      rows: 40,
      cwd: sam.home,
      env: { ...process.env, ...sam.env, NODE_COMPILE_CACHE: inThisRun('compiled-code') },
    });
    this.#pty.onData((data) => {
      this.shown += data;
      this.#look?.();
    });
    this.ended = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode }) => resolve(exitCode));
    });
  }

  types(keys: string): void {
    this.shown = '';
    this.#pty.write(keys);
  }

  /** Waits until a text stands on the screen. */
  sees(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (this.shown.includes(text)) resolve();
      };
      this.#look();
    });
  }
}

describe("a machine's shell on a terminal", () => {
  let sam: Learner;
  beforeEach(async () => {
    sam = new Learner();
    await sam.types('docker-machine create myvm1');
  });
  afterEach(() => sam.leaves());

  it('has a prompt, a history, Ctrl-C and Ctrl-D', async () => {
    const terminal = new Terminal(sam, ['docker-machine', 'ssh', 'myvm1']);
    await terminal.sees('docker@myvm1:~$ ');
    terminal.types('echo A$((1+1))B\r');
    await terminal.sees('A2B');
    await terminal.sees('docker@myvm1:~$ ');
    terminal.types('\x1b[A\r');
    await terminal.sees('A2B');
    await terminal.sees('docker@myvm1:~$ ');
    terminal.types('echo never\x03');
    await terminal.sees('^C');
    terminal.types('docker info --format "{{.Name}}!"\r');
    await terminal.sees('myvm1!');
    await terminal.sees('docker@myvm1:~$ ');
    terminal.types('\x04');
    expect(await terminal.ended).toBe(0);
    expect(terminal.shown).toContain('logout');
  });

  it('takes several pasted lines one after the other', async () => {
    const terminal = new Terminal(sam, ['docker-machine', 'ssh', 'myvm1']);
    await terminal.sees('docker@myvm1:~$ ');
    terminal.types('echo one$((1))\recho two$((2))\rexit\r');
    expect(await terminal.ended).toBe(0);
    expect(terminal.shown).toContain('one1');
    expect(terminal.shown).toContain('two2');
  });

  it('stops a long command with Ctrl-C and stays', async () => {
    sam.env = { ...sam.env, SWARM_TUTOR_SPEED: '0.001' };
    const terminal = new Terminal(sam, ['docker-machine', 'ssh', 'myvm1']);
    await terminal.sees('docker@myvm1:~$ ');
    terminal.types('sleep 600\r');
    await terminal.sees('\n');
    terminal.types('\x03');
    await terminal.sees('docker@myvm1:~$ ');
    terminal.types('exit 3\r');
    expect(await terminal.ended).toBe(1);
    expect(terminal.shown).toContain('exit status 3');
  });

  it('asks before it removes a machine', async () => {
    const terminal = new Terminal(sam, ['docker-machine', 'rm', 'myvm1']);
    await terminal.sees('Are you sure? (y/n): ');
    terminal.types('y\r');
    expect(await terminal.ended).toBe(0);
    expect(terminal.shown).toContain('Successfully removed myvm1');
  });
});
