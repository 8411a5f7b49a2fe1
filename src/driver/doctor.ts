/** The doctor: what this computer can run, what is missing, how to get it, and which driver it would choose. */
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import { inWords, type Said, toSay } from '../i18n/said.ts';
import { detectDriver } from './detect.ts';
import type { ComputerFacts } from './platform.ts';
import { DRIVERS } from './registry.ts';
import { DRIVER_IDS, type DriverId } from './types.ts';

/** Something that is missing or in the way, in words of one language. */
export interface UnmetNeed {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export interface DoctorReport {
  readonly platform: ComputerFacts;
  readonly drivers: readonly {
    readonly id: DriverId;
    readonly usable: boolean;
    readonly missing: readonly UnmetNeed[];
    /** Warnings: they don't stop it, but should be known before. */
    readonly notices: readonly UnmetNeed[];
  }[];
  readonly chosen: { readonly driver: DriverId; readonly why: string };
}

/** A driver, and why it was chosen. */
export interface ChosenWithReason {
  readonly driver: DriverId;
  readonly why: Said;
}

/** The report on a computer. Pure. */
export function doctorReport(facts: ComputerFacts, language: Language): DoctorReport {
  const words = messagesFor(language).driver;
  const chosen = bestDriverOn(facts);
  return {
    platform: facts,
    drivers: DRIVER_IDS.map((id) => {
      const missing = needsOf(id, facts, language);
      const notices = (DRIVERS[id].notices?.(facts) ?? []).map((notice) => words.needs[notice](facts));
      return { id, usable: missing.length === 0, missing, notices };
    }),
    chosen: { ...chosen, why: inWords(chosen.why, messagesFor(language)) },
  };
}

/** What a driver lacks on a computer, in words; empty when it can be used. Pure. */
export function needsOf(driver: DriverId, facts: ComputerFacts, language: Language): readonly UnmetNeed[] {
  const { needs } = messagesFor(language).driver;
  return DRIVERS[driver].missing(facts).map((need) => needs[need](facts));
}

/** The driver that a computer should use, with the reason. Pure. */
export function bestDriverOn(facts: ComputerFacts): ChosenWithReason {
  const { driver: chosen, passedOver } = detectDriver(facts);
  const words = toSay('driver');
  const reasons = passedOver.map(({ driver, missing }) =>
    words.passedOver(
      driver,
      missing.map((need) => words.lacking(need, facts)),
    ),
  );
  return { driver: chosen, why: toSay('common').sentences([words.chosen[chosen], ...reasons]) };
}
