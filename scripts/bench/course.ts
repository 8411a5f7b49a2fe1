/** A course with many lessons: `node course.ts LESSONS FOLDER` writes it into a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const [count = '100', folder = '.'] = process.argv.slice(2);
const names = Array.from({ length: Number(count) }, (_, at) => `lesson-${at + 1}`);

const lesson = (name: string): string => `---
id: ${name}
title: All about ${name}
---
What this lesson is about, in a sentence or two.

## Who decides in ${name}? {#${name}-who}

You tell a manager what you want. It decides which machine does it.

\`\`\`yaml step
question:
  prompt: Whom do you tell that you want three copies of an app?
  options:
    - {id: manager, text: a manager, right: true, why: 'Managers see to it.'}
    - {id: worker, text: a worker, why: Workers run what they are given.}
\`\`\`

## Look at the nodes of ${name} {#${name}-look}

A manager lists them.

\`\`\`shell run
docker-machine ssh node1 "docker node ls"
\`\`\`

\`\`\`yaml step
check:
  - {id: output, title: the list is shown, output: {stdout: '/HOSTNAME/'}}
hints: ['\`docker node ls\`']
\`\`\`
`;

mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'course.yaml'),
  `schema: 1
id: long-course
title: A long course
summary: Many lessons about the same.
lessons:
${names.map((name) => `  - ${name}`).join('\n')}
goal: ${names.at(-1)}-look
settings: []
diagnoses: []
`,
);
for (const name of names) writeFileSync(join(folder, `${name}.md`), lesson(name));
