/** `swarm-tutor` itself among a session's programs: typed in its shell, it means the same home, driver and language. */
import { dirname, join } from 'node:path';
import { COURSE_VARIABLE } from '../files/home.ts';
import { ownProgram } from '../program/own-program.ts';
import { installShims } from '../program/shims.ts';
import type { SessionOptions } from './session-options.ts';
import type { DriverId, OwnPrograms } from './types.ts';

export const TUTOR = 'swarm-tutor';
/** Names the driver whose session a shell belongs to. */
export const SESSION_VARIABLE = 'SWARM_TUTOR_SESSION';
/** Names the exercise that is done in a shell. */
export const EXERCISE_VARIABLE = 'SWARM_TUTOR_EXERCISE';
export const LANGUAGE_VARIABLE = 'SWARM_TUTOR_LANG';

/**
 * Puts `swarm-tutor` beside a session's programs.
 * @returns these programs with it
 * @throws ProgramMissingError; what node:fs throws when the folder can't be written
 */
export function withTutor(driver: DriverId, programs: OwnPrograms, options: SessionOptions): OwnPrograms {
  const beside = options.mainPath === undefined ? [] : [join(dirname(options.mainPath), 'cli.js')];
  const { ending, variables } = installShims(programs.folder, {
    nodePath: options.nodePath ?? process.execPath,
    mainPath: ownProgram(TUTOR, import.meta.dirname, [...beside, 'cli.js', '../cli.js', '../cli.ts']),
    programs: [TUTOR],
    isNamed: false,
  });
  return {
    ...programs,
    names: [...programs.names, TUTOR],
    ending,
    variables: {
      ...programs.variables,
      ...variables,
      SWARM_TUTOR_HOME: options.home.root,
      [LANGUAGE_VARIABLE]: options.language,
      [SESSION_VARIABLE]: driver,
      // Empty where there is none, so that a shell opened from an exercise's is not taken for its own.
      [EXERCISE_VARIABLE]: options.exercise ?? '',
      [COURSE_VARIABLE]: options.home.course ?? '',
    },
  };
}
