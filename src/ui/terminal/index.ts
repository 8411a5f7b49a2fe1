/** The terminal as the screen has it: its keys, what it tells of itself, and what is written to it. */
import process from 'node:process';
import { defined } from '../../value/defined.ts';
import { ASK_BACKGROUND, backgroundAnswered, backgroundOf } from './background.ts';
import { createFacts, type FactsWatch, type TerminalFacts } from './facts.ts';
import { filteredInput } from './input.ts';
import { createMouse, type Mouse } from './mouse.ts';
import { type Report, takingReports } from './reports.ts';
import { ASK_WIDTH, isWideColumn, narrowedOutput } from './stand-ins.ts';

/** An answer that takes longer than this is none: nothing may change under somebody who reads, milliseconds. */
const PATIENCE = 1000;

export interface TerminalParts {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Somebody has said so; otherwise it is asked. */
  readonly isAmbiguousWide?: boolean;
}

export interface OpenTerminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly facts: FactsWatch;
  readonly mouse: Mouse;
  /** Asks the terminal what it is like; answers come among the keys. */
  ask(what: { readonly background: boolean }): void;
  /** Leaves it as it was found. */
  end(): void;
}

/** Opens it. Nothing is written before something is asked. */
export function openTerminal({ stdin, stdout, env, isAmbiguousWide = false }: TerminalParts): OpenTerminal {
  const facts = createFacts({ background: backgroundOf(env), isAmbiguousWide });
  let patience: NodeJS.Timeout | undefined;
  const mouse = createMouse((text) => stdout.write(text));
  // Whatever ends the program: a shell would print each click.
  process.once('exit', mouse.off);
  const reports = takingReports(
    (report) => {
      if (report.type === 'mouse') mouse.tell(report);
      else if (patience) facts.set(answered(report));
    },
    () => patience !== undefined,
  );
  const stopAsking = () => {
    clearTimeout(patience);
    patience = undefined;
  };
  return {
    stdin: filteredInput(stdin, reports),
    stdout: narrowedOutput(stdout, () => facts.get().isAmbiguousWide),
    facts,
    ask({ background }) {
      if (!canAsk(stdout, env)) return;
      patience = setTimeout(stopAsking, PATIENCE);
      patience.unref();
      if (background) stdout.write(ASK_BACKGROUND);
      if (!isAmbiguousWide) stdout.write(ASK_WIDTH);
    },
    mouse,
    end() {
      stopAsking();
      mouse.off();
      process.off('exit', mouse.off);
    },
  };
}

/** What an answer adds to the facts. */
function answered(report: Exclude<Report, { type: 'mouse' }>): Partial<TerminalFacts> {
  if (report.type === 'cursor') return { isAmbiguousWide: isWideColumn(report.column) };
  return defined({ background: backgroundAnswered(report.body) });
}

/** A terminal that is one, and not one that would print what it does not know. */
function canAsk(stdout: NodeJS.WritableStream, { TERM }: TerminalParts['env']): boolean {
  return 'isTTY' in stdout && stdout.isTTY === true && TERM !== 'dumb' && TERM !== 'linux';
}
