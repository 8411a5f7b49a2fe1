/** Facts about a computer cost programs and a trial container: they are gathered once, for the first who asks. */
import type { Computer, ComputerFacts } from './platform.ts';

/**
 * A question for the facts that looks at the computer once, however often and by how many it is asked.
 * @param computer default this one, in the process's environment
 * @returns never rejects; what does not answer is missing from the facts
 */
export function gatherOnce(computer?: Computer): () => Promise<ComputerFacts> {
  let gathered: Promise<ComputerFacts> | undefined;
  return () => {
    gathered ??= gather(computer);
    return gathered;
  };
}

/** What looks is loaded when it is needed: most starts ask nothing. */
async function gather(computer: Computer | undefined): Promise<ComputerFacts> {
  const { gatherFacts } = await import('./gather.ts');
  if (computer !== undefined) return gatherFacts(computer);
  const { thisComputer } = await import('./computer.ts');
  return gatherFacts(thisComputer());
}
