/** Messages about the learner's shell. */
export const shell = {
  folderGone(folder: string, now: string): string {
    return `The folder ${folder} no longer exists. The next command starts in ${now}.`;
  },
  stateUnreadable(file: string): string {
    return (
      `The saved shell session could not be read. It was kept as ${file}, and a fresh one was started. ` +
      'Variables such as DOCKER_HOST have to be set again, for example with docker-machine env.'
    );
  },
  stateLost(why?: string): string {
    return (
      `What this command changed in the shell (variables, folder) could not be kept${why ? `: ${why}` : ''}. ` +
      'The next command starts as this one did.'
    );
  },
  /** `name` is the program, or `systemctl ` before the service that follows. */
  refused(name: string): string {
    return (
      'Not run: machines, engines and containers are simulated in this session, and this would manage real ones. ' +
      `Use docker and docker-machine here, and a terminal of your own for ${name}`
    );
  },
  tooLarge(names: readonly string[]): string {
    return (
      `Too large to be handed on to the next command, and left out: ${names.join(', ')}. ` +
      'A variable may have about 128 kB.'
    );
  },
};
