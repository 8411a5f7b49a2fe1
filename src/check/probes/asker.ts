/** Asks questions, with a memory for one look: the same question is asked only once, and never too many at a time. */

import type { Answer, Session } from '../../driver/types.ts';
import { posixLine } from '../../text/quoting.ts';
import { defined } from '../../value/defined.ts';

/** Where questions are asked: a session, an environment and a folder. */
export interface ProbePlace {
  readonly session: Pick<Session, 'ask' | 'workspace'>;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
}

export type Ask = (argv: readonly string[]) => Promise<Answer>;

export interface Asker {
  readonly place: ProbePlace;
  /** Asks as the session's own shell would. Rejects only when aborted. */
  readonly ask: Ask;
  /** Asks again, without the memory (for requests that are counted). */
  readonly askAnew: Ask;
  /** Asks in a machine, through `docker-machine ssh`; once more where the connection itself was refused. */
  readonly askOn: (machine: string, argv: readonly string[] | string) => Promise<Answer>;
}

/** How long one question may take, milliseconds: `docker-machine ls` waits 10 s for a host that is away. */
export const ASK_TIMEOUT_MS = 15_000;

/** Questions at a time. More would exceed sshd's MaxStartups on the machines and make `docker-machine ssh` fail at random. */
const AT_ONCE = 4;

/** An asker for one look. Environment and folder are the same for all its questions, so argv is key enough. */
export function createAsker(place: ProbePlace): Asker {
  const memory = new Map<string, Promise<Answer>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  const askAnew: Ask = async (argv) => {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      place.signal?.throwIfAborted();
      return await place.session.ask(argv, {
        env: place.env,
        cwd: place.cwd,
        timeoutMs: ASK_TIMEOUT_MS,
        ...defined({ signal: place.signal }),
      });
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
  const remember = (key: string, question: () => Promise<Answer>): Promise<Answer> => {
    const known = memory.get(key);
    if (known) return known;
    const answer = question();
    memory.set(key, answer);
    return answer;
  };
  return {
    place,
    askAnew,
    ask: (argv) => remember(JSON.stringify(argv), () => askAnew(argv)),
    askOn(machine, command) {
      const text = typeof command === 'string' ? command : posixLine(command);
      const argv = ['docker-machine', 'ssh', machine, text];
      return remember(JSON.stringify(argv), async () => {
        const answer = await askAnew(argv);
        return answer.exitCode !== 0 && /exit status 255/.test(answer.stderr) ? askAnew(argv) : answer;
      });
    },
  };
}
