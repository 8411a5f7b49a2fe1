/** The screen's access to exercises: their list, and a function that opens one in the terminal. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { entriesOf } from '../exercise/entries.ts';
import { loadExercises } from '../lesson/courses.ts';
import { lendTerminal } from '../shell/lent-terminal.ts';
import type { ExerciseAccess } from '../ui/hooks/use-exercises.ts';
import type { CommandContext } from './context.ts';
import { rememberedProgress } from './remembered-progress.ts';

/** The access for the course of a context. */
export function exerciseDoor({ course, io }: CommandContext): ExerciseAccess {
  return {
    list: (language) =>
      entriesOf(loadExercises(course.id, language), rememberedProgress(io.env).exercises?.[course.id] ?? {}),
    open(exercise, language) {
      const takeBack = lendTerminal();
      const program = process.argv[1] ?? '';
      spawnSync(process.execPath, [program, 'exercise', exercise, '--lang', language], {
        stdio: 'inherit',
        env: io.env,
      });
      takeBack();
    },
  };
}
