/** The options for preparing a session. */
import type { Home } from '../files/home.ts';
import type { Language } from '../i18n/language.ts';

export interface SessionOptions {
  readonly home: Home;
  readonly language: Language;
  /** Simulated seconds in a real one; real machines ignore it. Left out, the simulator takes its own. */
  readonly speed?: number | 'instant';
  /** The environment to start from; default the process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The learner's folder; default `home.workspace`. Made if it is not there. */
  readonly workspace?: string;
  /** The exercise that is done in the session; a `swarm-tutor` typed in its shell means it. */
  readonly exercise?: string;
  /** The node that runs the simulator; default the one that runs this. */
  readonly nodePath?: string;
  /** The simulator's program; default the one that was built, or lies in the sources, with this. */
  readonly mainPath?: string;
}

/** The options for a session that only looks. */
export type LookingOptions = Pick<SessionOptions, 'home' | 'env'>;
