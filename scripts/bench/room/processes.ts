/** Processes of the room's benchmark: started with a task, and answering when they are through. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** Starts the program of a file beside this one. */
export function started(what: string, task: object): ChildProcess {
  const child = fork(join(import.meta.dirname, `${what}.ts`), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(task);
  return child;
}

/** What it says next. @throws Error when it ends instead */
export function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`a process of the benchmark ended with ${code}`)));
  });
}
