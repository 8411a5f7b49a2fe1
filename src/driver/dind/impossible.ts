/** Rows of the lessons that can't be done on this computer's engine, each with its reason. */
import { readFileSync } from 'node:fs';
import type { Language } from '../../i18n/language.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Session } from '../types.ts';
import { moduleState } from './kernel.ts';

/** The rows whose steps ask a node for the app: the routing mesh answers them. */
const MESH_ROWS = ['F1', 'F2'] as const;
/** The row that looks for Docker Compose, which nothing needs. */
const COMPOSE_ROW = 'A2';
const QUESTION_MS = 5000;

/** Looks at the kernel where the engine shares it with this computer, and for Docker Compose. Never rejects. */
export async function impossibleRows(
  session: Pick<Session, 'env' | 'workspace' | 'ask'>,
  language: Language,
  find: (program: string, env: Session['env']) => string | undefined,
): Promise<Readonly<Record<string, string>>> {
  const words = messagesFor(language).driver.impossible;
  const rows: Record<string, string> = {};
  const [mesh, compose] = await Promise.all([meshCanAnswer(session), hasCompose(session, find)]);
  if (!mesh) for (const row of MESH_ROWS) rows[row] = words.noIpvs;
  if (!compose) rows[COMPOSE_ROW] = words.noCompose;
  return rows;
}

/** False only when it is known: an engine in a virtual machine has a kernel of its own. */
async function meshCanAnswer({
  ask,
  env,
  workspace,
}: Pick<Session, 'env' | 'workspace' | 'ask'>): Promise<boolean> {
  if (process.platform !== 'linux' || moduleState('ip_vs', readText) !== 'absent') return true;
  const answer = await ask(['docker', 'info', '--format', '{{.KernelVersion}}'], {
    env,
    cwd: workspace,
    timeoutMs: QUESTION_MS,
  });
  return answer.stdout.trim() !== readText('/proc/sys/kernel/osrelease')?.trim();
}

async function hasCompose(
  { ask, env, workspace }: Pick<Session, 'env' | 'workspace' | 'ask'>,
  find: (program: string, env: Session['env']) => string | undefined,
): Promise<boolean> {
  if (find('docker-compose', env) !== undefined) return true;
  const answer = await ask(['docker', 'compose', 'version'], { env, cwd: workspace, timeoutMs: QUESTION_MS });
  return answer.exitCode === 0;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
