/** The engine's own view of the swarm: `docker info`. */
import { isRecord, parseJson } from '../../value/json.ts';
import type { Row } from '../tables.ts';
import { cell } from './json.ts';

/**
 * The row of `docker info --format '{{json .}}'`, or why the engine gave none. Without an engine, clients since 20.10
 * still print their own part, with every field of the engine empty.
 */
export function parseInfo(stdout: string): { rows: Row[]; error?: string } {
  const info = parseJson(stdout.trim());
  if (!isRecord(info)) return { rows: [] };
  const errors = Array.isArray(info.ServerErrors) ? info.ServerErrors : [];
  if (errors.length > 0) return { rows: [], error: errors.map(cell).join('\n') };
  const swarm = isRecord(info.Swarm) ? info.Swarm : {};
  if (cell(swarm.LocalNodeState) === '') return { rows: [] };
  return {
    rows: [
      {
        LocalNodeState: cell(swarm.LocalNodeState),
        ControlAvailable: cell(swarm.ControlAvailable ?? false),
        NodeID: cell(swarm.NodeID),
        NodeAddr: cell(swarm.NodeAddr),
        Nodes: cell(swarm.Nodes ?? 0),
        Managers: cell(swarm.Managers ?? 0),
        ServerVersion: cell(info.ServerVersion),
      },
    ],
  };
}
