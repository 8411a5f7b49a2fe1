/** The command line as data: argv in, one invocation or one problem out. Nothing is read or run here. */

import { parseArgs } from 'node:util';
import { DRIVER_IDS, type DriverId } from '../driver/types.ts';
import { LANGUAGES, type Language } from '../i18n/language.ts';
import { nearest } from '../text/nearest.ts';
import { THEMES, type ThemeChoice, themeChoiceOf } from '../ui/theme/choice.ts';
import { defined } from '../value/defined.ts';
import {
  COMMANDS,
  type CommandName,
  FLAGS,
  FORMATS,
  type Format,
  isFor,
  ONLY_FOR,
  SHORT,
  STRINGS,
  TAKES_ARGUMENT,
} from './option-names.ts';
import { type RoomOptions, roomOptions } from './room-options.ts';

export interface Options {
  readonly driver: DriverId | 'auto' | undefined;
  readonly lang: Language | undefined;
  readonly json: boolean;
  readonly plain: boolean;
  readonly color: boolean;
  /** The colours of the screen; undefined: the theme chosen last. */
  readonly theme: ThemeChoice | undefined;
  /** The terminal draws lines and arrows in two columns; undefined: what was said last, and without that it is asked. */
  readonly ambiguousWide: boolean | undefined;
  /** Clicks and the wheel do something on the screen; undefined: what was said last. */
  readonly mouse: boolean | undefined;
  /** Simulated seconds in a real one; undefined: the default of the command. */
  readonly speed: number | 'instant' | undefined;
  /** Look once, and be done. */
  readonly once: boolean;
  /** Find the commands oneself. */
  readonly practice: boolean;
  readonly until: string | undefined;
  /** The folder, the archive or the name of another course than the usual one. */
  readonly course: string | undefined;
  /** The hash of the course whose commands may run. */
  readonly trust: string | undefined;
  readonly yes: boolean;
  readonly progress: boolean;
  readonly machines: boolean;
  readonly all: boolean;
  /** Values of `--set NAME=VALUE`, the last of a name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Judge the present state of an exercise; give its next hint; walk through its solution; start it again. */
  readonly check: boolean;
  readonly hint: boolean;
  readonly solution: boolean;
  readonly reset: boolean;
  /** Mend what can be mended without knowing what was meant. */
  readonly fix: boolean;
  /** The format of a page; undefined: the default of the command. */
  readonly format: Format | undefined;
  /** The file that a page is written to. */
  readonly out: string | undefined;
  /** The text after `-c`. */
  readonly shellCommand: string | undefined;
  readonly room: RoomOptions;
  /** Delete what the room keeps of the learner. */
  readonly forget: boolean;
}

export interface CommandLine {
  readonly command: CommandName;
  /** No command word was given: a terminal decides between the screen and plain lines. */
  readonly implied: boolean;
  /** PLACE, WORD or DIR. */
  readonly argument: string | undefined;
  /** The ADDRESS of `room board`. */
  readonly address: string | undefined;
  readonly options: Options;
}

export type Usage =
  | { readonly kind: 'run'; readonly invocation: CommandLine }
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command?: CommandName }
  | { readonly kind: 'wrong'; readonly problem: UsageProblem };

/** The error in a command line; it is worded where the language is known. */
export type UsageProblem =
  | { readonly type: 'unknown-option'; readonly option: string; readonly near?: string }
  | { readonly type: 'unknown-command'; readonly command: string; readonly near?: string }
  | { readonly type: 'needs-value'; readonly option: string }
  | { readonly type: 'bad-setting'; readonly value: string }
  | { readonly type: 'bad-value'; readonly option: string; readonly value: string; readonly allowed: string }
  | {
      readonly type: 'not-for-command';
      readonly option: string;
      readonly command: CommandName;
      readonly commands: string;
    }
  | { readonly type: 'extra-argument'; readonly argument: string };

/** Understands a command line. `-c` takes the next argument whole, whatever it looks like. */
export function parseUsage(argv: readonly string[]): Usage {
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      ...Object.fromEntries(STRINGS.map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(FLAGS.map((name) => [name, { type: 'boolean' as const }])),
      command: { type: 'string', short: 'c' },
      help: { type: 'boolean', short: 'h' },
      yes: { type: 'boolean', short: 'y' },
      version: { type: 'boolean', short: 'V' },
    },
  });
  const values = new Map<string, string | true>();
  const settings: Record<string, string> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const name = SHORT[token.name] ?? token.name;
    const isString = STRINGS.some((known) => known === name);
    if (!isString && !FLAGS.some((known) => known === name)) {
      const near = nearest(name, [...STRINGS, ...FLAGS]);
      return wrong({
        type: 'unknown-option',
        option: token.rawName,
        ...defined({ near: near ? `--${near}` : undefined }),
      });
    }
    if (isString && (token.value === undefined || token.value === ''))
      return wrong({ type: 'needs-value', option: token.rawName });
    if (!isString && token.value !== undefined)
      return wrong({ type: 'bad-value', option: token.rawName, value: token.value, allowed: '' });
    // Of two that contradict each other, the last counts.
    values.delete(name.startsWith('no-') ? name.slice(3) : `no-${name}`);
    values.set(name, token.value ?? true);
    if (name !== 'set') continue;
    const [, setting, value] = /^([^=]+)=(.+)$/s.exec(token.value ?? '') ?? [];
    if (setting === undefined || value === undefined)
      return wrong({ type: 'bad-setting', value: token.value ?? '' });
    settings[setting] = value;
  }

  const first = words[0];
  const named = COMMANDS.find((command) => command === first);
  if (values.has('version')) return { kind: 'version' };
  if (values.has('help')) return { kind: 'help', ...defined({ command: named || undefined }) };
  if (first === 'help') return helpAbout(words.slice(1));
  const command = named ?? 'learn';
  const rest = named ? words.slice(1) : words;
  for (const [option, commands] of Object.entries(ONLY_FOR)) {
    if (values.has(option) && !isFor(option, command))
      return wrong({
        type: 'not-for-command',
        option: option === 'command' ? '-c' : `--${option}`,
        command,
        commands: commands.join(', '),
      });
  }
  const most = command === 'room' && rest[0] === 'board' ? 2 : TAKES_ARGUMENT.has(command) ? 1 : 0;
  const surplus = rest[most];
  if (surplus !== undefined) return wrong({ type: 'extra-argument', argument: surplus });
  return optionsOf(command, values, settings, (options) => ({
    kind: 'run',
    invocation: { command, implied: !named, argument: rest[0], address: rest[1], options },
  }));
}

/** `help`, `help COMMAND`. */
function helpAbout([word, surplus]: readonly string[]): Usage {
  if (surplus !== undefined) return wrong({ type: 'extra-argument', argument: surplus });
  if (word === undefined) return { kind: 'help' };
  const command = COMMANDS.find((known) => known === word);
  if (command) return { kind: 'help', command };
  const near = nearest(word, COMMANDS);
  return wrong({ type: 'unknown-command', command: word, ...defined({ near: near || undefined }) });
}

function optionsOf(
  command: CommandName,
  values: ReadonlyMap<string, string | true>,
  settings: Options['settings'],
  done: (options: Options) => Usage,
): Usage {
  const text = (name: string): string | undefined => {
    const value = values.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const said = (name: string): boolean | undefined =>
    values.has(name) ? true : values.has(`no-${name}`) ? false : undefined;
  const bad = (option: string, allowed: string): Usage =>
    wrong({ type: 'bad-value', option: `--${option}`, value: text(option) ?? '', allowed });

  const driver = text('driver');
  const drivers = ['auto', ...DRIVER_IDS] as const;
  const knownDriver = drivers.find((id) => id === driver);
  if (driver !== undefined && !knownDriver) return bad('driver', drivers.join(', '));
  const lang = text('lang');
  const knownLang = LANGUAGES.find((id) => id === lang);
  if (lang !== undefined && !knownLang) return bad('lang', LANGUAGES.join(', '));
  const theme = text('theme');
  const knownTheme = themeChoiceOf(theme);
  if (theme !== undefined && !knownTheme) return bad('theme', THEMES.join(', '));
  const speed = text('speed');
  const knownSpeed = speed === undefined || speed === 'instant' ? speed : Number(speed);
  if (typeof knownSpeed === 'number' && !(Number.isFinite(knownSpeed) && knownSpeed > 0))
    return bad('speed', 'instant, 1, 4, 10 …');
  const format = text('format');
  const formats = FORMATS[command] ?? [];
  const knownFormat = formats.find((name) => name === format);
  if (format !== undefined && !knownFormat) return bad('format', formats.join(', '));
  const room = roomOptions(text);
  if ('bad' in room) return bad(room.bad, room.allowed);
  return done({
    driver: knownDriver,
    lang: knownLang,
    json: values.has('json'),
    plain: values.has('plain'),
    color: !values.has('no-color'),
    theme: knownTheme,
    ambiguousWide: said('ambiguous-wide'),
    mouse: said('mouse'),
    speed: knownSpeed,
    once: values.has('once'),
    practice: values.has('practice'),
    until: text('until'),
    course: text('course'),
    trust: text('trust'),
    yes: values.has('yes'),
    progress: values.has('progress'),
    machines: values.has('machines'),
    all: values.has('all'),
    check: values.has('check'),
    hint: values.has('hint'),
    solution: values.has('solution'),
    reset: values.has('reset'),
    fix: values.has('fix'),
    settings,
    format: knownFormat,
    out: text('out'),
    shellCommand: text('command'),
    room,
    forget: values.has('forget'),
  });
}

function wrong(problem: UsageProblem): Usage {
  return { kind: 'wrong', problem };
}
