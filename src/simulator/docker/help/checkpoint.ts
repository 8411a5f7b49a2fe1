/** Help pages as `docker … --help` prints them (docker CLI 28.2.2), before wrapping to the terminal. They also say which flags a command has. */
export const PAGES: Readonly<Record<string, string>> = {
  checkpoint: `Usage:  docker checkpoint COMMAND

Manage checkpoints

Commands:
  create      Create a checkpoint from a running container
  ls          List checkpoints for a container
  rm          Remove a checkpoint

Run 'docker checkpoint COMMAND --help' for more information on a command.
`,
  'checkpoint create': `Usage:  docker checkpoint create [OPTIONS] CONTAINER CHECKPOINT

Create a checkpoint from a running container

Options:
      --checkpoint-dir string   Use a custom checkpoint storage directory
      --leave-running           Leave the container running after checkpoint
`,
  'checkpoint ls': `Usage:  docker checkpoint ls [OPTIONS] CONTAINER

List checkpoints for a container

Aliases:
  docker checkpoint ls, docker checkpoint list

Options:
      --checkpoint-dir string   Use a custom checkpoint storage directory
`,
  'checkpoint rm': `Usage:  docker checkpoint rm [OPTIONS] CONTAINER CHECKPOINT

Remove a checkpoint

Aliases:
  docker checkpoint rm, docker checkpoint remove

Options:
      --checkpoint-dir string   Use a custom checkpoint storage directory
`,
};
