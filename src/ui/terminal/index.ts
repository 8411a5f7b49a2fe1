/** The terminal as the screen has it: its keys, what it tells of itself, and what is written to it. */
import process from 'node:process';
import { ASK_BACKGROUND, backgroundAnswered, backgroundOf } from './background.ts';
import { createFacts, type FactsWatch } from './facts.ts';
import { filteredInput } from './input.ts';
import { createMouse, type Mouse } from './mouse.ts';
import { takingReports } from './reports.ts';

/** An answer that takes longer than this is none: nothing may change under somebody who reads, milliseconds. */
const PATIENCE = 1000;

export interface TerminalParts {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface OpenTerminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly facts: FactsWatch;
  readonly mouse: Mouse;
  /** Asks the terminal what it is like; answers come among the keys. */
  ask(): void;
  /** Leaves it as it was found. */
  end(): void;
}

/** Opens it. Nothing is written before something is asked. */
export function openTerminal({ stdin, stdout, env }: TerminalParts): OpenTerminal {
  const facts = createFacts({ background: backgroundOf(env), isAmbiguousWide: false });
  let patience: NodeJS.Timeout | undefined;
  const mouse = createMouse((text) => stdout.write(text));
  // Whatever ends the program: a shell would print each click.
  process.once('exit', mouse.off);
  const reports = takingReports(
    (report) => {
      if (report.type === 'mouse') mouse.tell(report);
      if (!patience) return;
      const background = report.type === 'answer' ? backgroundAnswered(report.body) : undefined;
      if (background) facts.set({ background });
    },
    () => patience !== undefined,
  );
  const stopAsking = () => {
    clearTimeout(patience);
    patience = undefined;
  };
  return {
    stdin: filteredInput(stdin, reports),
    stdout,
    facts,
    ask() {
      if (!canAsk(stdout, env)) return;
      patience = setTimeout(stopAsking, PATIENCE);
      patience.unref();
      stdout.write(ASK_BACKGROUND);
    },
    mouse,
    end() {
      stopAsking();
      mouse.off();
      process.off('exit', mouse.off);
    },
  };
}

/** A terminal that is one, and not one that would print what it does not know. */
function canAsk(stdout: NodeJS.WritableStream, { TERM }: TerminalParts['env']): boolean {
  return 'isTTY' in stdout && stdout.isTTY === true && TERM !== 'dumb' && TERM !== 'linux';
}
