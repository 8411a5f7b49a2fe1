import type { Node, Service } from '../../engine/types.ts';
import { GoTime, NIL_FIELDS } from '../template/index.ts';

/** An object of the API as the client's typed value: times are times, and unset fields read as nil in templates. */
function typed<T extends { CreatedAt: string; UpdatedAt: string }>(
  object: T,
  unset: readonly string[],
): object {
  const copy: Record<string | symbol, unknown> = {};
  for (const [key, value] of Object.entries(object))
    copy[key] =
      (key === 'CreatedAt' || key === 'UpdatedAt') && typeof value === 'string' ? new GoTime(value) : value;
  copy[NIL_FIELDS] = unset;
  return copy;
}

/** A node for `{{.ManagerStatus}}` and the like: nil on a worker. */
export function typedNode(node: Node): object {
  return typed(node, ['ManagerStatus']);
}

/** A service: `{{.UpdateStatus}}` is nil before its first update, `{{.Spec.Mode.Global}}` for a replicated one. */
export function typedService(service: Service): object {
  const mode = { ...service.Spec.Mode, [NIL_FIELDS]: ['Replicated', 'Global'] };
  return typed({ ...service, Spec: { ...service.Spec, Mode: mode } }, [
    'UpdateStatus',
    'PreviousSpec',
    'ServiceStatus',
  ]);
}
