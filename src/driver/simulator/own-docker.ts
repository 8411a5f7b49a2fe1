/** The learner's own Docker, which a simulated session must not meet. */

/** Variables that would lead the simulated programs to the learner's real machines. */
const OWN_DOCKER = /^(DOCKER_|MACHINE_|COMPOSE_|BUILDKIT_)/i;

/** The environment without the variables of the learner's own Docker. */
export function withoutDocker(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OWN_DOCKER.test(name)));
}
