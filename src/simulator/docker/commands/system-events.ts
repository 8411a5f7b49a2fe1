/** `docker events`: what happened on an engine and in its swarm. */

import { parseDuration } from '../../../go/duration.ts';
import { compileTemplate, GO_TYPE, TemplateError, toJson } from '../../../go/template/index.ts';
import { defined } from '../../../value/defined.ts';
import type { EventMessage } from '../../engine/contract/types.ts';
import { stamp } from '../../engine/model/sim.ts';
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { filtersOf } from '../format/filters.ts';

/** How often it looks for more events, in simulated and at least in real milliseconds. */
const POLL_MS = 500;
const LEAST_REAL_MS = 100;
const BAD_FORMAT = 64;

/** `docker events`: the events since a time, and new ones until another time, or until it is interrupted. */
export async function events(context: CommandRun): Promise<number> {
  const { call, flags } = context;
  const show = printer(context);
  const start = call.world.now;
  let since = timeOf(context, 'since') ?? start;
  const until = timeOf(context, 'until') ?? Number.POSITIVE_INFINITY;
  const filters = filtersOf(context);
  const remembers = flags.changed('since') || flags.changed('until');
  if (!flags.changed('since') && remembers) since = Number.NEGATIVE_INFINITY;
  let shown = new Set(remembers ? [] : context.engine().events(since, start, filters).map(keyOf));
  for (;;) {
    const now = call.world.now;
    const found = context.engine().events(since, Math.min(now, until), filters);
    for (const event of found) if (!shown.has(keyOf(event))) call.out(show(event));
    // More may happen at the very same moment.
    shown = new Set(found.filter((event) => timeMs(event) >= Math.floor(now)).map(keyOf));
    if (now >= until) return 0;
    since = Math.floor(now);
    await call.sleep(POLL_MS, LEAST_REAL_MS);
  }
}

const keyOf = (event: EventMessage): string => JSON.stringify(event);
const timeMs = (event: EventMessage): number => Math.round(event.timeNano / 1e6);

/** How an event is printed. Throws ClientError for a template that can't be used. */
function printer(context: CommandRun): (event: EventMessage) => string {
  const format = context.flags.text('format');
  if (format === '') return pretty;
  if (format === 'json') return (event) => `${toJson(object(event))}\n`;
  try {
    const template = compileTemplate(format);
    template(object(NOTHING));
    return (event) => `${template(object(event))}\n`;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new ClientError(`Error parsing format: ${error.message}`, BAD_FORMAT);
  }
}

const NOTHING: EventMessage = {
  Type: '',
  Action: '',
  Actor: { ID: '', Attributes: {} },
  scope: 'local',
  time: 0,
  timeNano: 0,
};

/** An event as the API writes it; containers and images also have three older fields. */
function object(event: EventMessage): object {
  const { Type, Action, Actor, scope, time, timeNano } = event;
  const attributes = Object.fromEntries(
    Object.entries(Actor.Attributes).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const older = {
    status: Action,
    id: Actor.ID,
    ...defined({ from: Type === 'container' ? (Actor.Attributes.image ?? '') : undefined }),
  };
  const shown = {
    ...(Type === 'container' || Type === 'image' ? older : {}),
    Type,
    Action,
    Actor: { ID: Actor.ID, Attributes: attributes },
    scope,
    time,
    timeNano,
    [GO_TYPE]: 'events.Message',
  };
  // Go's own names of these fields.
  return Object.defineProperties(shown, {
    Scope: { value: scope },
    Time: { value: time },
    TimeNano: { value: timeNano },
    Status: { value: older.status },
    ID: { value: older.id },
    From: { value: older.from ?? '' },
  });
}

/** `2026-11-22T11:30:00.123456789Z container start 4f… (image=nginx, name=web)` */
function pretty(event: EventMessage): string {
  const { Type, Action, Actor } = event;
  const attributes = Object.entries(Actor.Attributes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`);
  const more = attributes.length > 0 ? ` (${attributes.join(', ')})` : '';
  return `${stamp(timeMs(event))} ${Type} ${Action} ${Actor.ID}${more}\n`;
}

/** The time of `--since` or `--until`, milliseconds since 1970: a date, seconds, or a duration before now. */
function timeOf(context: CommandRun, flag: string): number | undefined {
  const text = context.flags.text(flag);
  if (text === '') return undefined;
  const back = parseDuration(text);
  if (back !== undefined) return context.call.world.now - back / 1e6;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Without a zone it is the client's own.
  const zoned = /([zZ]|[+-]\d\d:?\d\d)$/.test(text) || /^\d{4}-\d\d-\d\d$/.test(text) ? text : `${text}Z`;
  const date = Date.parse(zoned);
  if (Number.isNaN(date) || !/^\d{4}-\d\d-\d\d/.test(text))
    throw new ClientError(`failed to parse value as time or duration: ${JSON.stringify(text)}`);
  return date;
}
