/** Facts about a computer take several programs and a trial container to find out: they are gathered once, on first request. */
import type { Computer, ComputerFacts } from './platform.ts';

/**
 * A function that returns the facts and looks at the computer once, no matter how often it is called.
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

/** The code that looks is loaded on demand: most starts need no facts. */
async function gather(computer: Computer | undefined): Promise<ComputerFacts> {
  const { gatherFacts } = await import('./gather.ts');
  if (computer !== undefined) return gatherFacts(computer);
  const { thisComputer } = await import('./computer.ts');
  return gatherFacts(thisComputer());
}
