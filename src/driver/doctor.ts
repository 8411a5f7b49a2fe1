/** The doctor: what this computer can run, what is missing, how to get it, and which driver it would choose. */
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../i18n/messages.ts';
import { inWords, type Said, toSay } from '../i18n/said.ts';
import { thisComputer } from './computer.ts';
import { chooseDriver } from './detect.ts';
import { gatherFacts } from './gather.ts';
import type { Computer, ComputerFacts } from './platform.ts';
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
    /** What does not stop it, but should be known before. */
    readonly notices: readonly UnmetNeed[];
  }[];
  readonly chosen: { readonly driver: DriverId; readonly why: string };
}

/** A driver, and why it was chosen. */
export interface ChosenWithReason {
  readonly driver: DriverId;
  readonly why: Said;
}

export interface DoctorOptions {
  readonly language: Language;
  /** Default this computer, in the process's environment. */
  readonly computer?: Computer;
}

/** Asks in parallel; a question takes at most 3 s, and about an engine that answers there are three in a row. Never rejects. */
export async function doctor({ language, computer = thisComputer() }: DoctorOptions): Promise<DoctorReport> {
  return reportOn(await gatherFacts(computer), language);
}

/** The report on known facts. Pure. */
export function reportOn(facts: ComputerFacts, language: Language): DoctorReport {
  const words = messagesFor(language).driver;
  const chosen = chosenOn(facts);
  return {
    platform: facts,
    drivers: DRIVER_IDS.map((id) => {
      const missing = DRIVERS[id].missing(facts).map((need) => words.needs[need](facts));
      const notices = (DRIVERS[id].notices?.(facts) ?? []).map((notice) => words.needs[notice](facts));
      return { id, usable: missing.length === 0, missing, notices };
    }),
    chosen: { ...chosen, why: inWords(chosen.why, messagesFor(language)) },
  };
}

/** Asks as `doctor` does, and gives only the driver that it would choose, with the reason. Never rejects. */
export async function chooseHere(computer: Computer = thisComputer()): Promise<ChosenWithReason> {
  return chosenOn(await gatherFacts(computer));
}

function chosenOn(facts: ComputerFacts): ChosenWithReason {
  const { driver: chosen, passedOver } = chooseDriver(facts);
  const words = toSay('driver');
  const reasons = passedOver.map(({ driver, missing }) =>
    words.passedOver(
      driver,
      missing.map((need) => words.lacking(need, facts)),
    ),
  );
  return { driver: chosen, why: toSay('common').sentences([words.chosen[chosen], ...reasons]) };
}
