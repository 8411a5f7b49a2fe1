import type { Service, Task } from '../../engine/types.ts';
import type { Context } from '../cli/command.ts';
import { CommandError } from '../cli/errors.ts';
import { ellipsis } from '../cli/human.ts';
import { isOldClient } from '../cli/versions.ts';
import { type ProgressDisplay, progressDisplay } from './display.ts';

const TICK_MS = 200;
/** From then on it may never end but by an interruption (an image that is nowhere): no faster than a person reads. */
const PATIENT_TICKS = 1500;
const LEAST_REAL_MS = 100;
/** More tasks than these are only counted. */
const MOST_LINES = 20;
const STATE_WIDTH = 'preparing'.length;
const ENDED = new Set(['complete', 'shutdown', 'failed', 'rejected', 'remove', 'orphaned']);

/**
 * Waits until a service has converged and stayed so for its monitoring period, drawing its progress (what
 * `--detach=false` does). Throws CommandError when an update pauses or is rolled back.
 */
export async function waitForService(context: Context, ref: string): Promise<void> {
  const { call } = context;
  const display = progressDisplay(call);
  let convergedAt: number | undefined;
  let ticks = 0;
  let counted = false;
  for (;;) {
    const service = context.engine().serviceInspect(ref);
    const monitorMs = (service.Spec.UpdateConfig?.Monitor ?? 5e9) / 1e6;
    const { now } = call.world;
    if (convergedAt !== undefined && now - convergedAt >= monitorMs) {
      display.update(
        'verify',
        isOldClient(call.env) ? 'Service converged' : `Service ${service.Spec.Name} converged`,
      );
      return;
    }
    failOfUpdate(service);
    const keys = taskKeys(context, service);
    if (ticks === 0) announce(display, keys);
    ticks += 1;
    const tasks = context.engine().taskList({ service: [service.ID], '_up-to-date': ['true'] });
    const running = countRunning(display, keys, tasks, counted);
    const converged = running === keys.length && settled(context, service, keys.length);
    if (!counted) display.update('overall progress', `${running} out of ${keys.length} tasks`);
    counted ||= converged;
    if (converged) {
      convergedAt ??= now;
      const left = monitorMs - (now - convergedAt);
      const seconds = Math.trunc(left / 1000) + 1;
      if (left > 0)
        display.update(
          'verify',
          `Waiting ${left % 1000 === 0 ? left / 1000 : seconds} seconds to verify that tasks are stable...`,
        );
    } else {
      if (convergedAt !== undefined) display.update('verify', 'Detected task failure');
      convergedAt = undefined;
    }
    await call.sleep(TICK_MS, ticks > PATIENT_TICKS ? LEAST_REAL_MS : 0);
  }
}

function failOfUpdate(service: Service): void {
  const status = service.UpdateStatus;
  if (status?.State === 'paused') throw new CommandError(`service update paused: ${status.Message}`);
  if (status?.State === 'rollback_paused')
    throw new CommandError(`service rollback paused: ${status.Message}`);
}

/** What tasks are told apart by: slots, or the nodes of a global service. */
function taskKeys(context: Context, service: Service): string[] {
  const replicas = service.Spec.Mode.Replicated?.Replicas;
  if (replicas !== undefined) return Array.from({ length: replicas }, (_, at) => `${at + 1}/${replicas}`);
  const nodes = context.engine().nodeList();
  return nodes
    .filter((node) => node.Status.State === 'ready' && node.Spec.Availability === 'active')
    .map((node) => node.ID.slice(0, 12));
}

function announce(display: ProgressDisplay, keys: readonly string[]): void {
  display.update('overall progress', `0 out of ${keys.length} tasks`);
  if (keys.length <= MOST_LINES) for (const key of keys) display.update(key, ' ');
}

/** Draws the tasks that are to run, one a slot, and counts those that do. */
function countRunning(
  display: ProgressDisplay,
  keys: readonly string[],
  tasks: readonly Task[],
  silent: boolean,
): number {
  const wanted = tasks.filter((task) => !ENDED.has(task.DesiredState));
  const newest = new Map<string | number, Task>();
  for (const task of wanted.toSorted((a, b) => (a.CreatedAt < b.CreatedAt ? -1 : 1)))
    newest.set(task.Slot ?? task.NodeID ?? '', task);
  const slots = [...newest.values()].toSorted((a, b) => (a.Slot ?? 0) - (b.Slot ?? 0));
  let running = 0;
  for (const [at, task] of slots.entries()) {
    if (task.Status.State === 'running') running += 1;
    const key = task.Slot === undefined ? (task.NodeID ?? '').slice(0, 12) : keys[at];
    if (silent || key === undefined || keys.length > MOST_LINES) continue;
    const error = task.Status.Err ?? '';
    if (error !== '') display.animate(key, ellipsis(error.replaceAll('\n', ' '), 75));
    else if (!ENDED.has(task.Status.State)) display.animate(key, task.Status.State.padEnd(STATE_WIDTH));
  }
  return running;
}

/** Whether no update is under way, so that all tasks are of the service's own kind. */
function settled(context: Context, service: Service, count: number): boolean {
  const state = service.UpdateStatus?.State;
  if (state !== 'updating' && state !== 'rollback_started') return true;
  const all = context.engine().taskList({ service: [service.ID], 'desired-state': ['running'] });
  return all.filter((task) => task.Status.State === 'running').length === count;
}
