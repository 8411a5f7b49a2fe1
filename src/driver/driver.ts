/** What a driver tells the registry. */
import type { ComputerFacts } from './platform.ts';
import type { LookingOptions, SessionOptions } from './session-options.ts';
import type { DriverId, LookingSession, Session } from './types.ts';

/** Everything that may be missing or in the way; the dictionary says what it is, why it is needed and how to get it. */
export const NEEDS = [
  'docker-machine',
  'docker',
  'virtualbox',
  'virtualbox-module',
  'virtualization',
  'hyperv-in-the-way',
  'hyperv-off',
  'windows-home',
  'windows-unknown',
  'administrator',
  'windows',
  'apple-silicon',
  'arm-processor',
  'wsl',
  'system',
  'ssh',
  'engine',
  'windows-containers',
  'dind-settings',
  'privileged',
  'node-image',
  'kernel-overlay',
  'kernel-vxlan',
] as const;
export type Need = (typeof NEEDS)[number];

/** What does not stop a driver, but should be known before; told as needs are. */
export const NOTICES = [
  'no-ip-vs',
  'image-download',
  'little-memory',
  'little-disk',
  'engine-in-swarm',
] as const;
export type Notice = (typeof NOTICES)[number];

export interface Driver {
  readonly id: DriverId;
  /** What this computer lacks for it; empty when it can be used. Pure. */
  readonly missing: (facts: ComputerFacts) => readonly Need[];
  /** Pure. */
  readonly notices?: (facts: ComputerFacts) => readonly Notice[];
  /** Prepares a session. Rejects when folders cannot be written. */
  readonly open: (options: SessionOptions) => Promise<Session>;
  /** Lets its machines be asked, and makes nothing for it; without it that takes the learner's own programs alone. */
  readonly look?: (options: LookingOptions) => Promise<LookingSession>;
}
