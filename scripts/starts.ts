/** What is loaded when: how the programs start that somebody waits for. Each moment's code becomes one file (merge-chunks.ts). */
import type { Start } from './merge-chunks.ts';

export const STARTS: readonly Start[] = [
  {
    'first-page': ['src/commands/main.ts', 'src/commands/learn.ts'],
    screen: ['src/commands/places.ts', 'src/commands/on-screen.ts', 'src/driver/simulator/session.ts'],
  },
  { list: ['src/commands/main.ts', 'src/commands/list.ts', 'src/lesson/other-courses.ts'] },
  {
    docker: [
      'src/program/process.ts',
      'src/simulator/program.ts',
      'src/simulator/docker/index.ts',
      'src/simulator/docker/commands/node.ts',
    ],
  },
  {
    'docker-machine': [
      'src/program/process.ts',
      'src/simulator/program.ts',
      'src/docker-machine/program.ts',
      'src/simulator/docker-machine/backend.ts',
    ],
  },
];
