/** What the screen that serves a room says about joining it. */
import type { Language } from '../../i18n/language.ts';

/** How learners join, and what the teacher has to know of that. */
export interface JoiningFacts {
  /** `swarm-tutor join 192.168.1.5:8765/K7QM-3RXT`, one for each address; the first is shown above the board, too. */
  readonly commands: readonly string[];
  /** Where the board is in a browser. */
  readonly addresses: readonly string[];
  /** Rows of a QR code of the first address. */
  readonly qr: readonly string[];
  /** The teacher's key: shown only when it is asked for. */
  readonly key: string;
  /** Who can reach it, whether it is encrypted, in a language. */
  readonly advice: (language: Language) => readonly string[];
}
