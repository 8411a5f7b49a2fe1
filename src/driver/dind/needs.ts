/** The needs of the driver whose machines are containers on the learner's own Docker Engine. */
import type { Need, Notice } from '../driver.ts';
import type { ComputerFacts } from '../platform.ts';

const GIB = 1024 ** 3;
/** Three engines with an app each take about this much; less may do. */
const ENOUGH_MEMORY = 2 * GIB;
/** The image of a machine, and what three engines unpack of the app's. */
const ENOUGH_DISK = 3 * GIB;

/** An engine that answers, runs Linux containers, and lets one of them run an engine of its own. */
export function dindNeeds(facts: ComputerFacts): readonly Need[] {
  if (facts.docker === undefined) return ['docker'];
  if (!facts.engine.reachable) return ['engine'];
  if (facts.engine.os === 'windows') return ['windows-containers'];
  const { dind } = facts;
  if (dind === undefined) return [];
  const missing: Need[] = [];
  if (dind.settingsProblem !== undefined) missing.push('dind-settings');
  if (dind.refusal !== undefined) missing.push('privileged');
  if (dind.registryReachable === false) missing.push('node-image');
  if (dind.absentModules.includes('overlay')) missing.push('kernel-overlay');
  if (dind.absentModules.includes('vxlan')) missing.push('kernel-vxlan');
  return missing;
}

/** Warnings: they don't stop the driver, but should be known before. */
export function dindNotices({ engine, dind }: ComputerFacts): readonly Notice[] {
  if (!engine.reachable || dind === undefined) return [];
  const notices: Notice[] = [];
  if (dind.absentModules.includes('ip_vs')) notices.push('no-ip-vs');
  if (!dind.imageThere && dind.registryReachable !== false) notices.push('image-download');
  if (dind.memory !== undefined && dind.memory < ENOUGH_MEMORY) notices.push('little-memory');
  if (dind.disk !== undefined && dind.disk < ENOUGH_DISK) notices.push('little-disk');
  if (engine.swarm !== undefined && engine.swarm !== 'inactive') notices.push('engine-in-swarm');
  return notices;
}
