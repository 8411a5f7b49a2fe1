/** The terminal as the screen uses it: its keys, its reports, and the output to it. */
import process from 'node:process';
import { isPlainTerminal, plainText } from '../../text/plain.ts';
import { defined } from '../../value/defined.ts';
import { ASK_BACKGROUND, backgroundAnswered, backgroundOf } from './background.ts';
import { boundedSize } from './bounded-size.ts';
import { createFacts, type FactsWatch, type TerminalFacts } from './facts.ts';
import { filteredInput } from './input.ts';
import { createMouse, type Mouse } from './mouse.ts';
import { type Report, takingReports } from './reports.ts';
import { ASK_WIDTH, isWideColumn, narrowed, rewordedOutput } from './stand-ins.ts';
import { wholeFrames } from './whole-frames.ts';

/** Later answers are ignored, milliseconds: nothing may change while the learner reads. */
const PATIENCE = 1000;

export interface TerminalParts {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Given by an option; otherwise the terminal is asked. */
  readonly isAmbiguousWide?: boolean;
}

export interface OpenTerminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly facts: FactsWatch;
  readonly mouse: Mouse;
  /** Asks the terminal for its facts; answers come among the keys. */
  ask(what: { readonly background: boolean }): void;
  /** Restores it. */
  end(): void;
}

/** Opens it. Nothing is written before it is asked. */
export function openTerminal({ stdin, stdout, env, isAmbiguousWide = false }: TerminalParts): OpenTerminal {
  const facts = createFacts({ background: backgroundOf(env), isAmbiguousWide });
  let patience: NodeJS.Timeout | undefined;
  const isPlain = isPlainTerminal(env);
  const mouse = createMouse((text) => isPlain || stdout.write(text));
  // However the program ends: a shell would print each click.
  process.once('exit', mouse.off);
  const reports = takingReports(
    (report) => {
      if (report.type === 'mouse') mouse.tell(report);
      else if (patience) facts.set(answered(report));
    },
    () => patience !== undefined,
  );
  const inItsWidth = (text: string): string => (facts.get().isAmbiguousWide ? narrowed(text) : text);
  const stopAsking = () => {
    clearTimeout(patience);
    patience = undefined;
  };
  return {
    stdin: filteredInput(stdin, reports),
    stdout: boundedSize(wholeFrames(rewordedOutput(stdout, isPlain ? plainText : inItsWidth))),
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

/** The facts that an answer adds. */
function answered(report: Exclude<Report, { type: 'mouse' }>): Partial<TerminalFacts> {
  if (report.type === 'cursor') return { isAmbiguousWide: isWideColumn(report.column) };
  return defined({ background: backgroundAnswered(report.body) });
}

/** Whether it is a terminal, and not one that would print unknown sequences. */
function canAsk(stdout: NodeJS.WritableStream, env: TerminalParts['env']): boolean {
  return 'isTTY' in stdout && stdout.isTTY === true && !isPlainTerminal(env) && env.TERM !== 'linux';
}
