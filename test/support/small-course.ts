/** A course of two steps by somebody else, as files and as a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Its files; those that are given replace or join them. */
export function smallCourse(changed: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    'course.yaml': `schema: 1
id: small
title: A small course
summary: Two steps.
author: Ann Author
lessons: [01-start]
goal: look
settings: [{id: machine, title: the machine, default: node9}]
files: [notes.txt]
`,
    '01-start.md': `---
id: start
title: Start
---

## Make a machine {#make}

\`\`\`shell run
docker-machine create \${machine}
\`\`\`

\`\`\`yaml step
makes: ['machine:\${machine}']
place: [notes.txt]
check:
  - {id: up, title: it runs, rows: machines, where: {Name: '\${machine}', State: Running}, count: 1}
\`\`\`

## Look {#look}

\`\`\`shell run
docker-machine ls
\`\`\`

\`\`\`yaml step
check:
  - {id: shown, title: it is listed, output: {stdout: '/node9/'}}
\`\`\`
`,
    'files/notes.txt': 'notes\n',
    ...changed,
  };
}

/** Writes files into a folder, and returns it. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
