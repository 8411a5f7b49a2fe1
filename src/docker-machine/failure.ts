/** A command of docker-machine that can't be done. `message` is what Docker Machine prints on stderr. */
export class MachineFailure extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = 'MachineFailure';
    this.exitCode = exitCode;
  }
}

/** The failure for a name that no machine has. */
export function doesNotExist(name: string): MachineFailure {
  return new MachineFailure(
    `Docker machine "${name}" does not exist. Use "docker-machine ls" to list machines. Use "docker-machine create" to add a new one.`,
  );
}
