import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['test/engine/*.story.ts'],
    environment: 'node',
    fileParallelism: false,
    // Real engines: a rolling update of seven tasks alone takes half a minute.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    // Real time, real processes: what fails twice has failed.
    retry: 1,
  },
});
