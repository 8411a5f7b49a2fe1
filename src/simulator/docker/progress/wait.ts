/**
 * Waits for a service, as `--detach=false` does.
 * Source: https://github.com/docker/cli/blob/master/cli/command/service/progress/progress.go
 */
import type { Service } from '../../engine/contract/types.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { isOldClient } from '../cli/versions.ts';
import { type ProgressDisplay, progressDisplay, SILENT } from './display.ts';
import { type Updater, updaterFor } from './updaters.ts';

const TICK_MS = 200;
/** After this long it may never end by itself (an image that doesn't exist): from then on it polls at a reader's pace. */
const PATIENT_TICKS = 1500;
const LEAST_REAL_MS = 100;

/**
 * Waits until a service has converged and stayed so for its monitoring period, or a job is complete, drawing its progress
 * if not asked to be quiet. On Ctrl-C it prints that the work goes on.
 * @throws ClientError when an update pauses or a rollback does
 */
export async function waitForService(context: CommandRun, ref: string, quiet = false): Promise<void> {
  const { call } = context;
  const display = quiet ? SILENT : progressDisplay(call);
  const waiting = new ServiceWait(context, ref, display);
  for (let ticks = 1; !waiting.look(); ticks += 1) {
    try {
      await call.sleep(TICK_MS, ticks > PATIENT_TICKS ? LEAST_REAL_MS : 0);
    } catch (error) {
      if (!waiting.converged) {
        display.message('Operation continuing in background.');
        display.message(`Use \`docker service ps ${ref}\` to check progress.`);
      }
      throw error;
    }
  }
}

class ServiceWait {
  readonly #context: CommandRun;
  readonly #ref: string;
  readonly #display: ProgressDisplay;
  #updater: Updater | undefined;
  #convergedAt: number | undefined;
  #rollback = false;
  /** The message for a rollback that was over before its tasks were seen running. */
  #rolledBack: string | undefined;

  constructor(context: CommandRun, ref: string, display: ProgressDisplay) {
    this.#context = context;
    this.#ref = ref;
    this.#display = display;
  }

  get converged(): boolean {
    return this.#convergedAt !== undefined;
  }

  /** Looks once; true when there is nothing more to wait for. */
  look(): boolean {
    const context = this.#context;
    const ref = this.#ref;
    const display = this.#display;
    const { call } = context;
    const service = context.engine().serviceInspect(ref);
    this.#updater ??= updaterFor(service, display);
    if (this.#followUpdate(service)) return true;
    const monitorMs = (service.Spec.UpdateConfig?.Monitor || 5e9) / 1e6;
    const { now } = call.world;
    if (this.#convergedAt !== undefined && now - this.#convergedAt >= monitorMs) {
      display.update('verify', isOldClient(call.env) ? 'Service converged' : `Service ${ref} converged`);
      if (this.#rolledBack !== undefined) display.message(`rollback: ${this.#rolledBack}`);
      return true;
    }
    const tasks = context.engine().taskList({ service: [service.ID], '_up-to-date': ['true'] });
    const nodes = context.engine().nodeList();
    const active = new Set(nodes.filter((node) => node.Status.State !== 'down').map((node) => node.ID));
    if (!this.#updater({ service, tasks, active, rollback: this.#rollback })) {
      if (this.converged) display.update('verify', 'Detected task failure');
      this.#convergedAt = undefined;
      return false;
    }
    if (service.JobStatus !== undefined) {
      display.message('job complete');
      return true;
    }
    this.#convergedAt ??= now;
    const left = monitorMs - (now - this.#convergedAt);
    const seconds = left % 1000 === 0 ? left / 1000 : Math.trunc(left / 1000) + 1;
    if (left > 0) display.update('verify', `Waiting ${seconds} seconds to verify that tasks are stable...`);
    return false;
  }

  /** Handles the update's state; true when it was over before it was seen. */
  #followUpdate({ UpdateStatus: status }: Service): boolean {
    if (status === undefined) return false;
    switch (status.State) {
      case 'updating':
        this.#rollback = false;
        return false;
      case 'completed':
        return !this.converged;
      case 'paused':
        throw new ClientError(`service update paused: ${status.Message}`);
      case 'rollback_started':
        if (!this.#rollback && status.Message !== '') this.#display.update('rollback', status.Message);
        this.#rollback = true;
        return false;
      case 'rollback_paused':
        throw new ClientError(`service rollback paused: ${status.Message}`);
      case 'rollback_completed':
        if (!this.converged) this.#rolledBack = status.Message;
        this.#rollback = true;
        return false;
    }
  }
}
