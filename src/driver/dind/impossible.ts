/** Rows of the lessons that can't be done on this computer's engine, each with its reason. */

import { textIn } from '../../files/read.ts';
import { type Said, toSay } from '../../i18n/said.ts';
import { composeRows } from '../compose.ts';
import { ASKS_NODE, type Session } from '../types.ts';
import { moduleState } from './kernel.ts';

/** The rows whose steps ask a node for the app, and the checks that do: the routing mesh answers them. */
const MESH_ROWS = ['F1', 'F2', ASKS_NODE] as const;

/** Why the mesh answers nobody, if that is among them. */
export const meshReason = (rows: Readonly<Record<string, Said>>): Said | undefined => rows[MESH_ROWS[0]];
const QUESTION_MS = 5000;

/** Checks the kernel if the engine shares it with this computer, and looks for Docker Compose. Never rejects. */
export async function impossibleRows(
  session: Pick<Session, 'env' | 'workspace' | 'ask'>,
  find: (program: string, env: Session['env']) => string | undefined,
): Promise<Readonly<Record<string, Said>>> {
  const words = toSay('driver').impossible;
  const [mesh, compose] = await Promise.all([meshCanAnswer(session), composeRows(session, find)]);
  return { ...(mesh ? {} : Object.fromEntries(MESH_ROWS.map((row) => [row, words.noIpvs]))), ...compose };
}

/** False only when it is known: an engine in a virtual machine has a kernel of its own. */
async function meshCanAnswer({
  ask,
  env,
  workspace,
}: Pick<Session, 'env' | 'workspace' | 'ask'>): Promise<boolean> {
  if (process.platform !== 'linux' || moduleState('ip_vs', textIn) !== 'absent') return true;
  const answer = await ask(['docker', 'info', '--format', '{{.KernelVersion}}'], {
    env,
    cwd: workspace,
    timeoutMs: QUESTION_MS,
  });
  return answer.stdout.trim() !== textIn('/proc/sys/kernel/osrelease')?.trim();
}
