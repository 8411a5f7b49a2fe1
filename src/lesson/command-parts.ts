/** Splits a command into its parts: which words are programs, subcommands and options, and which a course explains. */

/** The kind of a part of a command. `value` is the value of a placeholder; `text` is everything else. */
export type PartRole = 'program' | 'subcommand' | 'option' | 'value' | 'text';

export interface CommandPart {
  readonly text: string;
  readonly role: PartRole;
  /** The key under which a course's `usage` explains it: `docker swarm init --advertise-addr`. */
  readonly usage?: string;
}

/** The known words: those that a course explains, and the values of its placeholders. */
export interface KnownWords {
  readonly usage: Readonly<Record<string, string>>;
  readonly values?: ReadonlySet<string>;
}

const TOKEN =
  /\s+|\$\{[a-z][a-z0-9_]*\}|\$\(|&&|\|\||[;|&(){}"'`]|(?:[^\s;|&(){}"'`$]|\$(?![({]))+(?:\$\{[a-z][a-z0-9_]*\}[^\s;|&(){}"'`$]*)*|\$/g;
const PLACEHOLDER = /^\$\{[a-z][a-z0-9_]*\}$/;
/** After these, another command begins. */
const BEGINS = new Set([';', '|', '&', '(', '{', '`', '&&', '||', '$(']);
/** So it does after these words of the shell. */
const KEYWORDS = new Set(['do', 'then', 'else', '!']);

/** Where one is in a command, and what may follow there. */
export interface CommandPlace {
  /** The program and the subcommands so far, as `usage` names them; empty where it explains no such program. */
  readonly path: string;
  /** `start` until the program was read, `words` while subcommands may follow, `arguments` from then on. */
  readonly reading: 'start' | 'words' | 'arguments';
}

/** One of the commands in a line. */
interface OpenCommand extends CommandPlace {
  /** The text that closes it, when it is inside another one. */
  readonly closedBy?: string;
}

const START: OpenCommand = { path: '', reading: 'start' };

/** Splits a command of any shell into parts; joined, their texts are the command again. */
export function commandParts(command: string, known: KnownWords): CommandPart[] {
  return taken(command, known).parts;
}

/** Where one is after a text. */
export function placeAfter(text: string, known: KnownWords): CommandPlace {
  return taken(text, known).place;
}

/** Where one is before each part of a command, by where that begins in the text. */
export function placesIn(command: string, known: KnownWords): ReadonlyMap<number, CommandPlace> {
  return taken(command, known).places;
}

function taken(command: string, known: KnownWords) {
  const parts: CommandPart[] = [];
  const stack: OpenCommand[] = [START];
  const places = new Map<number, OpenCommand>();
  for (const { 0: text, index } of command.matchAll(TOKEN)) {
    const now = stack.at(-1) ?? START;
    places.set(index, now);
    const { part, next } = read(text, now, known);
    parts.push(part);
    if (next === 'closed') stack.pop();
    else if (next.closedBy !== undefined && next.reading === 'start' && opens(text)) stack.push(next);
    else stack[stack.length - 1] = next;
  }
  return { parts, places, place: stack.at(-1) ?? START };
}

/** The parts that a course explains, each once, in the order in which they come. */
export function explainedParts(
  command: string,
  known: KnownWords,
): { readonly word: string; readonly text: string }[] {
  const found = new Map<string, string>();
  for (const { usage } of commandParts(command, known)) {
    const text = usage === undefined ? undefined : known.usage[usage];
    if (usage !== undefined && text !== undefined) found.set(usage, text);
  }
  return [...found].map(([word, text]) => ({ word, text }));
}

function opens(text: string): boolean {
  return text === '"' || text === "'" || text === '(' || text === '$(' || text === '{' || text === '`';
}

const CLOSED_BY: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '(': ')',
  '$(': ')',
  '{': '}',
  '`': '`',
};

function read(
  text: string,
  now: OpenCommand,
  known: KnownWords,
): { part: CommandPart; next: OpenCommand | 'closed' } {
  const plain: CommandPart = { text, role: 'text' };
  if (text === now.closedBy) return { part: plain, next: 'closed' };
  const closedBy = CLOSED_BY[text];
  if (closedBy !== undefined) return { part: plain, next: { ...START, closedBy } };
  if (BEGINS.has(text) || text.includes('\n')) return { part: plain, next: { ...now, ...START } };
  if (text.trim() === '') return { part: plain, next: now };
  if (now.reading === 'start') return readProgram(text, now, known);
  if (text.startsWith('-')) return { part: optionPart(text, now.path, known), next: now };
  const longer = `${now.path} ${text}`;
  if (now.reading === 'words' && Object.hasOwn(known.usage, longer)) {
    return { part: { text, role: 'subcommand', usage: longer }, next: { ...now, path: longer } };
  }
  // `sudo` and its like are followed by a command of their own.
  if (now.reading === 'words' && Object.hasOwn(known.usage, programOf(text)))
    return readProgram(text, now, known);
  const isValue = PLACEHOLDER.test(text) || known.values?.has(text) === true;
  return { part: isValue ? { text, role: 'value' } : plain, next: { ...now, reading: 'arguments' } };
}

/** On Windows programs have an ending. */
function programOf(text: string): string {
  return text.replace(/\.(exe|cmd)$/i, '');
}

function readProgram(
  text: string,
  now: OpenCommand,
  known: KnownWords,
): { part: CommandPart; next: OpenCommand } {
  const program = programOf(text);
  if (KEYWORDS.has(text)) return { part: { text, role: 'text' }, next: now };
  if (!Object.hasOwn(known.usage, program)) {
    const isValue = PLACEHOLDER.test(text) || known.values?.has(text) === true;
    return {
      part: { text, role: isValue ? 'value' : 'text' },
      next: { ...now, reading: 'arguments', path: '' },
    };
  }
  return {
    part: { text, role: 'program', usage: program },
    next: { ...now, path: program, reading: 'words' },
  };
}

/** An option belongs to the longest part of its command that has it explained. */
function optionPart(text: string, path: string, { usage }: KnownWords): CommandPart {
  if (path === '') return { text, role: 'text' };
  const [option = ''] = text.split('=');
  for (let owner = path; owner !== ''; owner = owner.slice(0, Math.max(0, owner.lastIndexOf(' ')))) {
    const word = `${owner} ${option}`;
    if (Object.hasOwn(usage, word)) return { text, role: 'option', usage: word };
  }
  return { text, role: 'option' };
}
