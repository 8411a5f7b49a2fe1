/** What the registry needs to know of a driver. */
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

/** Warnings, which don't stop a driver, but should be known before; they have the same form as needs. */
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
  /** Opens a session that only looks at its machines and makes nothing; without it, the learner's own programs are asked. */
  readonly look?: (options: LookingOptions) => Promise<LookingSession>;
}
