/** The learner's own hosts, reached over SSH by the real Docker Machine. */
import type { Driver } from './driver.ts';
import { openRealSession } from './real-session.ts';
import { sharedNeeds } from './shared-needs.ts';

export const generic: Driver = {
  id: 'generic',
  missing: (facts) => (facts.ssh ? sharedNeeds(facts) : [...sharedNeeds(facts), 'ssh']),
  open: (options) => openRealSession('generic', options),
};
