/** Part 4's machines on Windows 10 and later with Hyper-V: VMs on the external switch that the learner makes. */
import type { Driver } from './driver.ts';
import { openRealSession } from './real-session.ts';
import { sharedNeeds } from './shared-needs.ts';

export const hyperv: Driver = {
  id: 'hyperv',
  missing: (facts) => {
    if (facts.os !== 'windows') return ['windows'];
    const missing = [...sharedNeeds(facts)];
    if (facts.arch !== 'x64') missing.push('arm-processor');
    if (facts.windows === undefined) missing.push('windows-unknown');
    else if (!facts.windows.hypervRunning) missing.push(facts.windows.home ? 'windows-home' : 'hyperv-off');
    if (facts.windows?.administrator === false) missing.push('administrator');
    return missing;
  },
  open: (options) => openRealSession('hyperv', options),
};
