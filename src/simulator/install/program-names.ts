/** The names of the simulator's programs on a session's PATH. */
export const PROGRAMS = ['docker', 'docker-machine', 'docker-compose', 'curl'] as const;
export type ProgramName = (typeof PROGRAMS)[number];
