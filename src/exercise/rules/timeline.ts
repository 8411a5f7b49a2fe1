/** Works out how many tasks of a service ran at each time, from the engines' events of their containers. */

import type { Asker } from '../../check/probes/asker.ts';
import { jsonLines } from '../../check/probes/json.ts';
import { isRecord } from '../../value/json.ts';

const SERVICE_LABEL = 'com.docker.swarm.service.name';

/** A container of the service began (+1) or ended (-1). */
interface Turn {
  /** Nanoseconds since the epoch, as engines count. */
  readonly at: number;
  readonly by: 1 | -1;
}

/** The fewest tasks that ran at once, and when. */
export interface LowPoint {
  readonly running: number;
  /** Milliseconds since the epoch, by the engines' clock; undefined when it was so from the start. */
  readonly at?: number;
}

/**
 * Asks the engines of some machines. A machine that can't be asked counts as one on which nothing ran.
 * @param since the engines' time from which on it counts, RFC 3339
 */
export async function lowPointOf(
  service: string,
  machines: readonly string[],
  since: string,
  asker: Asker,
): Promise<LowPoint> {
  const all = await Promise.all(machines.map((machine) => turnsOn(machine, service, since, asker)));
  const turns = all.flatMap((one) => one.turns).sort((a, b) => a.at - b.at || b.by - a.by);
  let running = all.reduce((sum, one) => sum + one.before, 0);
  let low: LowPoint = { running };
  for (const { at, by } of turns) {
    running += by;
    if (running < low.running) low = { running, at: at / 1e6 };
  }
  return low;
}

async function turnsOn(
  machine: string,
  service: string,
  since: string,
  asker: Asker,
): Promise<{ readonly before: number; readonly turns: readonly Turn[] }> {
  const [told, listed] = await Promise.all([
    asker.askOn(machine, [
      ...['docker', 'events', '--since', since, '--until', '0s'],
      ...['--filter', 'type=container', '--format', '{{json .}}'],
    ]),
    asker.askOn(machine, ['docker', 'ps', '-q', '--filter', `label=${SERVICE_LABEL}=${service}`]),
  ]);
  if (told.exitCode !== 0 || listed.exitCode !== 0) return { before: 0, turns: [] };
  const turns = jsonLines(told.stdout).flatMap((event) => turnOf(event, service));
  const now = listed.stdout.split('\n').filter((line) => line.trim() !== '').length;
  return { before: now - turns.reduce((sum, { by }) => sum + by, 0), turns };
}

function turnOf(event: Readonly<Record<string, unknown>>, service: string): Turn[] {
  if (!isRecord(event.Actor) || !isRecord(event.Actor.Attributes)) return [];
  if (event.Actor.Attributes[SERVICE_LABEL] !== service) return [];
  const at = Number(event.timeNano);
  if (event.Action === 'start') return [{ at, by: 1 }];
  return event.Action === 'die' ? [{ at, by: -1 }] : [];
}
