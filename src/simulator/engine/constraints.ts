/** Placement constraints: `node.role == manager`, `node.labels.disk != ssd` … */
import { EngineError } from './errors.ts';
import type { SimNode } from './state.ts';

interface Constraint {
  readonly key: string;
  readonly equal: boolean;
  readonly value: string;
}

/** Reads one constraint; throws EngineError as the daemon does. */
export function parseConstraint(text: string): Constraint {
  const match = /^\s*([^\s=!]+)\s*(==|!=)\s*(.*?)\s*$/.exec(text);
  const [, key = '', operator, value = ''] = match ?? [];
  if (match === null) {
    throw new EngineError(
      'rpc error: code = Unknown desc = constraint expected one operator from ==, !=',
      400,
    );
  }
  if (!/^[a-zA-Z_][\w./-]*$/.test(key)) {
    throw new EngineError(`rpc error: code = InvalidArgument desc = key '${key}' is invalid`, 400);
  }
  return { key, equal: operator === '==', value };
}

function attribute(node: SimNode, key: string): string | undefined {
  const lower = key.toLowerCase();
  if (lower === 'node.id') return node.ID;
  if (lower === 'node.hostname') return node.Description.Hostname;
  if (lower === 'node.role') return node.Spec.Role;
  if (lower === 'node.ip') return node.Status.Addr;
  if (lower === 'node.platform.os') return node.Description.Platform.OS;
  if (lower === 'node.platform.arch') return node.Description.Platform.Architecture;
  if (lower.startsWith('node.labels.')) return node.Spec.Labels[key.slice('node.labels.'.length)] ?? '';
  if (lower.startsWith('engine.labels.')) {
    return node.Description.Engine.Labels?.[key.slice('engine.labels.'.length)] ?? '';
  }
  return undefined;
}

/** A node meets all of them. A key that nobody knows is met by none. */
export function meetsConstraints(node: SimNode, constraints: readonly string[] = []): boolean {
  return constraints.every((text) => {
    const { key, equal, value } = parseConstraint(text);
    const own = attribute(node, key);
    return own !== undefined && (own.toLowerCase() === value.toLowerCase()) === equal;
  });
}
