/** Part 4's machines on Mac, Linux and Windows without Hyper-V: VirtualBox VMs made by the real Docker Machine. */
import type { Driver } from './driver.ts';
import { openRealSession } from './real-session.ts';
import { sharedNeeds } from './shared-needs.ts';

export const virtualbox: Driver = {
  id: 'virtualbox',
  missing: (facts) => {
    const missing = [...sharedNeeds(facts)];
    if (facts.os === 'other') missing.push('system');
    if (facts.appleSilicon) missing.push('apple-silicon');
    else if (facts.arch !== 'x64') missing.push('arm-processor');
    if (facts.wsl) missing.push('wsl');
    // Docker Machine's own check refuses a computer on which Hyper-V runs.
    if (facts.windows?.hypervRunning) missing.push('hyperv-in-the-way');
    if (facts.virtualBox === undefined && !facts.wsl) missing.push('virtualbox');
    if (facts.virtualBoxModuleMissing) missing.push('virtualbox-module');
    if (facts.virtualization === false) missing.push('virtualization');
    return missing;
  },
  open: (options) => openRealSession('virtualbox', options),
};
