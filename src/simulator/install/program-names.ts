/** The programs that the simulator has: the names under which they stand on a session's PATH. */
export const PROGRAMS = ['docker', 'docker-machine', 'docker-compose', 'curl'] as const;
export type ProgramName = (typeof PROGRAMS)[number];
