import { join } from 'node:path';
import { expect, test } from 'vitest';
import { searchCheatsheet } from '../../src/lesson/cheatsheet.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import { lintFolder } from '../../src/lesson/lint.ts';
import { problemLine } from '../../src/lesson/problem.ts';

test('the lessons of this program have no problem, and are translated whole', () => {
  const { problems, translations } = lintFolder(join(import.meta.dirname, '../../lessons'));
  expect(problems.map(problemLine)).toEqual([]);
  for (const { done, total } of translations) expect(done).toBe(total);
});

test('they are there in the tests as they are in the program', () => {
  expect(loadCourse(undefined, 'en').lessons.length).toBeGreaterThan(0);
});

test.each([
  ['zh', '令牌', 'join-token'],
  ['zh', '管理器', 'docker node promote'],
  ['zh', '工作器', 'docker swarm join --token'],
  ['zh', '堆栈', 'docker stack deploy'],
  ['zh', '扩容', 'docker service scale'],
  ['zh', '回滚', 'docker service rollback'],
  ['zh', 'scale', 'docker service scale'],
  ['zh', 'rollback', 'docker service rollback'],
  ['en', 'undo', 'docker service rollback'],
])('their cheat sheet in %s finds by "%s" what a learner looks for', (language, word, command) => {
  const found = searchCheatsheet(loadCourse(undefined, language), word, 'simulator', 'bash');
  expect(found.flatMap(({ commands }) => commands).join('\n')).toContain(command);
});
