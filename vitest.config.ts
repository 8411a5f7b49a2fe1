import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { boardModule } from './scripts/board-module.ts';
import { lessonsVitePlugin } from './scripts/lessons-plugin.ts';
import { templateModule } from './scripts/template-module.ts';

// Libraries as they are shipped, too: Vite would choose their development builds, and those that read Markdown check every step.
process.env.NODE_ENV = 'production';

export default defineConfig({
  // React as it is shipped: its development build keeps a stack trace for every element, which costs half of drawing.
  oxc: { jsx: { runtime: 'automatic', development: false } },
  plugins: [
    lessonsVitePlugin(join(import.meta.dirname, 'lessons')),
    boardModule(import.meta.dirname).vite,
    templateModule(join(import.meta.dirname, 'template')).vite,
  ],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    environment: 'node',
    env: { NODE_ENV: 'production' },
    setupFiles: 'test/support/as-built.ts',
    globalSetup: 'test/support/one-run.ts',
    // A process of its own for each worker: starting a program copies the page tables of the process that starts it, which takes
    // 37 ms in one of 1.5 GB, with four workers as its threads, and 9 ms in one of 300 MB.
    pool: 'forks',
    // More than cores, and more stories at once than that: a third of the time they wait, for programs and for what a check
    // gives a cluster time for.
    maxWorkers: 4,
    maxConcurrency: 10,
    // Files of one worker share the modules they import, or loading them costs a quarter of the time. No test changes a module.
    isolate: false,
    // A limit for what hangs, not a measure of speed: a busy machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A computer at its limits may fail a test for reasons of its own; what fails twice has failed.
    retry: process.env.CI ? 1 : 0,
  },
});
