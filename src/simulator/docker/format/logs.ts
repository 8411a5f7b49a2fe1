/** Log lines as every `logs` prints them, and follows them. */
import { parseDuration } from '../../../go/duration.ts';
import type { LogLine } from '../../engine/contract/engine.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';

const POLL_MS = 500;
const LEAST_REAL_MS = 100;

/** Prints log lines as `logs` does, with `--follow`, `--tail`, `--since` and `--timestamps`. Follows until interrupted. */
export async function printLogs(
  context: CommandRun,
  get: () => readonly LogLine[],
  origin: (line: LogLine) => string,
  goesOn: () => boolean = () => true,
): Promise<number> {
  const { flags, call } = context;
  const since = sinceMs(context);
  let lines = get().filter((line) => Date.parse(line.time) >= since);
  const tail = flags.text('tail');
  if (/^\d+$/.test(tail)) lines = lines.slice(Math.max(0, lines.length - Number(tail)));
  const print = (line: LogLine): void => {
    const time = flags.on('timestamps') ? `${line.time} ` : '';
    const text = `${time}${origin(line)}${line.text}\n`;
    if (line.stream === 'stderr') call.err(text);
    else call.out(text);
  };
  for (const line of lines) print(line);
  if (!flags.on('follow')) return 0;
  let seen = get().length;
  while (goesOn()) {
    await call.sleep(POLL_MS, LEAST_REAL_MS);
    const now = get();
    for (const line of now.slice(seen)) print(line);
    seen = now.length;
  }
  return 0;
}

/** The time of `--since`, milliseconds since 1970: a duration before now or a date. */
function sinceMs(context: CommandRun): number {
  const text = context.flags.maybe('since');
  if (text === undefined) return Number.NEGATIVE_INFINITY;
  const back = parseDuration(text);
  if (back !== undefined) return context.call.world.now - back / 1e6;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = /^\d{4}-\d\d-\d\d(T[\d:.]+)?(Z|[+-]\d\d:\d\d)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(date)) return date;
  throw new ClientError(
    `invalid value for "since": failed to parse value as time or duration: ${JSON.stringify(text)}`,
  );
}
