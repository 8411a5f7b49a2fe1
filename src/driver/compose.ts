/** Whether Docker Compose is on this computer. Only one row of the lessons needs it. */
import { type Said, toSay } from '../i18n/said.ts';
import type { Session } from './types.ts';

const COMPOSE_ROW = 'A2';
const QUESTION_MS = 5000;

/** The row that can't be done without it, with the reason; empty if it is installed. Never rejects. */
export async function composeRows(
  session: Pick<Session, 'env' | 'workspace' | 'ask'>,
  find: (program: string, env: Session['env']) => string | undefined,
): Promise<Readonly<Record<string, Said>>> {
  if (await hasCompose(session, find)) return {};
  return { [COMPOSE_ROW]: toSay('driver').impossible.noCompose };
}

async function hasCompose(
  { ask, env, workspace }: Pick<Session, 'env' | 'workspace' | 'ask'>,
  find: (program: string, env: Session['env']) => string | undefined,
): Promise<boolean> {
  if (find('docker-compose', env) !== undefined) return true;
  const answer = await ask(['docker', 'compose', 'version'], { env, cwd: workspace, timeoutMs: QUESTION_MS });
  return answer.exitCode === 0;
}
