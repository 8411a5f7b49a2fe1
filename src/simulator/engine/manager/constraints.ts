/** Placement constraints: `node.role == manager`, `node.labels.disk != ssd` … */
import { EngineError } from '../contract/errors.ts';
import type { SimNode } from '../model/state.ts';

interface Constraint {
  readonly key: string;
  readonly equal: boolean;
  readonly value: string;
}

const KEY = /^[a-z_][a-z0-9\-_.]+$/i;
const VALUE = /^[a-z0-9:\-_\s.*()?+[\]\\^$|/]+$/i;

/** Reads one constraint; throws EngineError as the daemon does. */
export function parseConstraint(text: string): Constraint {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const fail = (why: string): EngineError => new EngineError(`rpc error: code = Unknown desc = ${why}`, 500);
  const operator = ['==', '!='].find((mark) => text.includes(mark));
  if (operator === undefined) throw fail('constraint expected one operator from ==, !=');
  const at = text.indexOf(operator);
  const key = text.slice(0, at).trim();
  const value = text.slice(at + operator.length).trim();
  if (!KEY.test(key)) throw fail(`key '${key}' is invalid`);
  if (!VALUE.test(value)) throw fail(`value '${value}' is invalid`);
  const constraint = { key, equal: operator === '==', value };
  parsed.set(text, constraint);
  return constraint;
}
const parsed = new Map<string, Constraint>();

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

/** A node meets all of them. No node meets an unknown key. */
export function meetsConstraints(node: SimNode, constraints: readonly string[] = []): boolean {
  return constraints.every((text) => {
    const { key, equal, value } = parseConstraint(text);
    const own = attribute(node, key);
    return own !== undefined && (own.toLowerCase() === value.toLowerCase()) === equal;
  });
}
