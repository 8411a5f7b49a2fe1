/** The names of all commands and options, and which commands each option belongs to. */

export const COMMANDS = [
  'learn',
  'run',
  'check',
  'doctor',
  'list',
  'watch',
  'shell',
  'exercises',
  'exercise',
  'cheatsheet',
  'glossary',
  'review',
  'report',
  'transcript',
  'reset',
  'lint',
  'new',
  'preview',
  'test',
  'room',
  'join',
  'leave',
] as const;
export type CommandName = (typeof COMMANDS)[number];

export type Format = 'md' | 'html' | 'json' | 'cast' | 'csv';

/** The formats that commands can write, the default first. */
export const FORMATS: Readonly<Partial<Record<CommandName, readonly Format[]>>> = {
  report: ['md', 'html', 'json'],
  transcript: ['md', 'cast'],
  room: ['csv', 'json'],
};

export const STRINGS = [
  'driver',
  'lang',
  'theme',
  'speed',
  'until',
  'set',
  'course',
  'trust',
  'format',
  'out',
  'command',
  'name',
  'host',
  'port',
  'store',
  'cert',
  'key',
  'keep',
  'as',
  'code',
  'teacher-key',
] as const;
export const FLAGS = [
  'json',
  'plain',
  'no-color',
  'mouse',
  'no-mouse',
  'ambiguous-wide',
  'no-ambiguous-wide',
  'yes',
  'progress',
  'machines',
  'all',
  'once',
  'practice',
  'check',
  'hint',
  'solution',
  'reset',
  'fix',
  'forget',
  'help',
  'version',
] as const;
export const SHORT: Readonly<Record<string, string>> = { c: 'command', h: 'help', y: 'yes', V: 'version' };

/** The commands that are about one course. */
const OF_A_COURSE: readonly CommandName[] = [
  ...(['learn', 'run', 'check', 'list', 'watch', 'shell', 'exercises', 'exercise'] as const),
  ...(['cheatsheet', 'glossary', 'review', 'report', 'transcript', 'reset', 'room', 'join'] as const),
];
/** Those of them that run or ask something the course says. */
export const RUNNING: readonly CommandName[] = ['learn', 'run', 'check', 'shell', 'exercise', 'review'];

/** Those that draw a screen whose looks can be chosen. */
const ON_SCREEN: readonly CommandName[] = ['learn', 'watch', 'room'];

/** Options that only some commands understand. */
export const ONLY_FOR: Readonly<Record<string, readonly CommandName[]>> = {
  theme: [...ON_SCREEN, 'preview'],
  mouse: ON_SCREEN,
  'no-mouse': ON_SCREEN,
  'ambiguous-wide': [...ON_SCREEN, 'preview'],
  'no-ambiguous-wide': [...ON_SCREEN, 'preview'],
  practice: ['learn'],
  until: ['run'],
  course: OF_A_COURSE,
  trust: [...RUNNING, 'test'],
  set: ['learn', 'run', 'check', 'exercise'],
  // A shell's output is that of the commands in it.
  json: COMMANDS.filter((command) => command !== 'shell'),
  yes: ['run', 'exercise', 'reset', 'test', 'join'],
  fix: ['lint'],
  progress: ['reset'],
  machines: ['reset'],
  all: ['reset'],
  check: ['exercise'],
  hint: ['exercise'],
  solution: ['exercise'],
  reset: ['exercise'],
  format: ['report', 'transcript', 'room'],
  out: ['report', 'transcript', 'room'],
  command: ['shell', 'exercise'],
  once: ['watch'],
  name: ['room'],
  host: ['room'],
  port: ['room'],
  store: ['room'],
  cert: ['room'],
  key: ['room'],
  keep: ['room'],
  as: ['join'],
  code: ['join', 'room'],
  'teacher-key': ['room'],
  forget: ['leave'],
};
export const TAKES_ARGUMENT: ReadonlySet<CommandName> = new Set([
  'learn',
  'check',
  'exercise',
  'cheatsheet',
  'glossary',
  'lint',
  'new',
  'preview',
  'test',
  'room',
  'join',
]);

/** Whether an option, without its dashes, means anything to a command. */
export function isFor(option: string, command: CommandName): boolean {
  return ONLY_FOR[option]?.includes(command) ?? true;
}
