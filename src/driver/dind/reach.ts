/** Machines that are containers: their app is at their own address, or at a port that the engine publishes for it. */
import { directly } from '../direct-reach.ts';
import type { AppAddress, AppReach, PublishedPort, Session } from '../types.ts';

const QUESTION_MS = 5000;
/** The one port of a machine that is published where this computer doesn't reach containers. */
const WEB_PORT = 80;

/** Asks our docker-machine how a machine's app is reached. */
export function dindReach({ ask, env, workspace }: Pick<Session, 'ask' | 'env' | 'workspace'>): AppReach {
  const addressOf = async (at: PublishedPort): Promise<AppAddress[]> => {
    const question = ['docker-machine', 'inspect', '--format', '{{.Driver.WebAddress}}', at.machine];
    const answer = await ask(question, { env, cwd: workspace, timeoutMs: QUESTION_MS });
    const published = /^[\w.:[\]-]+:\d+$/.exec(answer.stdout.trim())?.[0];
    if (published === undefined) return directly(at);
    return at.port === WEB_PORT ? [{ ...at, url: `http://${published}/` }] : [];
  };
  return {
    addresses: async (ports) => (await Promise.all(ports.map(addressOf))).flat(),
    close: async () => undefined,
  };
}
