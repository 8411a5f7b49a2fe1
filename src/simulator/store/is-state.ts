/** Recognizes a state document among anything else that may be in its file. */
import { isRecord } from '../../value/json.ts';
import { MOST_REPLICAS, SCHEMA, type State } from '../engine/model/state.ts';

/**
 * Whether a value has the shape of a state, as deep as the model walks without looking: after a bad edit by hand the
 * learner gets a new state and keeps the old file, instead of a crash.
 */
export function isState(value: unknown): value is State {
  if (!isRecord(value) || value.schema !== SCHEMA) return false;
  return (
    Number.isFinite(value.rng) &&
    [value.clock, value.wallAt].every(isTime) &&
    (value.speed === 'instant' || isSpeed(value.speed)) &&
    isDaemon(value.local) &&
    isRecordOf(value.machines, (machine) => isRecord(machine) && isDaemon(machine.daemon)) &&
    isRecordOf(value.clusters, isCluster) &&
    Array.isArray(value.pushed) &&
    isRecord(value.logins)
  );
}

function isDaemon(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasLists(value, 'images', 'containers', 'networks') &&
    mayHaveLists(value, 'volumes', 'events') &&
    isRecord(value.swarm)
  );
}

function isCluster(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasLists(value, 'nodes', 'services', 'tasks', 'networks') &&
    mayHaveLists(value, 'secrets', 'configs', 'events') &&
    isRecord(value.spec) &&
    (value.services as readonly Record<string, unknown>[]).every(isService)
  );
}

/** Its tasks are made at once: a billion of them would hold up whoever reads the state. */
function isService({ Spec }: Record<string, unknown>): boolean {
  if (!isRecord(Spec) || !isRecord(Spec.Mode)) return false;
  return Object.values(Spec.Mode)
    .filter(isRecord)
    .flatMap(Object.values)
    .every((amount) => typeof amount === 'number' && amount >= 0 && amount <= MOST_REPLICAS);
}

/** The last millisecond that a date can have, 8.64e15, is a long way off from here. */
const LAST_TIME = 4e15;

function isTime(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < LAST_TIME;
}

function isSpeed(value: unknown): boolean {
  return Number.isFinite(value) && Number(value) > 0;
}

/** Whether these fields are lists of objects. */
function hasLists(value: Record<string, unknown>, ...names: readonly string[]): boolean {
  return names.every((name) => {
    const list = value[name];
    return Array.isArray(list) && list.every(isRecord);
  });
}

/** The same for fields that older versions did not write. */
function mayHaveLists(value: Record<string, unknown>, ...names: readonly string[]): boolean {
  return names.every((name) => value[name] === undefined || hasLists(value, name));
}

function isRecordOf(value: unknown, holds: (value: unknown) => boolean): boolean {
  return isRecord(value) && Object.values(value).every(holds);
}
