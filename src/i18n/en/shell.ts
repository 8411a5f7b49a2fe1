/** What is said about the learner's shell. */
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
};
