/** Keeps our programs ahead of the learner's own of the same names, whatever earlier commands did. */
import { delimiter } from 'node:path';
import type { OwnPrograms } from './types.ts';

/** A folder of programs that no PATH can name: commands would reach the learner's own programs instead. */
export class NotOnPathError extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(`${folder} has a "${delimiter}" in its name`);
    this.name = 'NotOnPathError';
    this.folder = folder;
  }
}

/**
 * Files that bash and sh would read before each command. They may set another PATH, and a lesson's command would then
 * mean something else than it does on the screen: the learner's own docker in place of the simulated one.
 */
const START_UP: ReadonlySet<string> = new Set(['BASH_ENV', 'ENV']);

/** Each PowerShell makes its own list of module folders; one that inherits another version's can't load its cmdlets. */
const MODULES = 'PSMODULEPATH';

/** The name under which bash exports a function, in both of its ways. */
const EXPORTED_FUNCTION = /^BASH_FUNC_(.*)(?:%%|\(\))$/;

/** A variable's name as this program writes it: Windows may spell PATH in any case. */
export function spelt(name: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' && name.toUpperCase() === 'PATH' ? 'PATH' : name;
}

/** `env` without the variables that name start-up files, and with PATH spelled `PATH` on every platform. */
export function withoutStartUp(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env))
    if (value !== undefined && !START_UP.has(name) && name.toUpperCase() !== MODULES)
      kept[spelt(name, platform)] = value;
  return kept;
}

/**
 * The environment of a command in which a shell finds the session's programs first: their folder leads the PATH, if
 * there is one; functions of these names, which would go before any PATH, and start-up files, which may set
 * another, are left out; the variables that the programs need are as the session set them.
 * @throws NotOnPathError when their folder can't be on a PATH
 */
export function withProgramsFirst(
  env: Readonly<Record<string, string>>,
  { folder, names, variables }: OwnPrograms,
  platform: NodeJS.Platform = process.platform,
): Record<string, string> {
  if (folder.includes(delimiter)) throw new NotOnPathError(folder);
  const ours = new Set(names);
  const plain = Object.entries(withoutStartUp(env, platform)).filter(
    ([name]) => !ours.has(EXPORTED_FUNCTION.exec(name)?.[1] ?? ''),
  );
  const { PATH = '', ...others } = Object.fromEntries(plain);
  // An empty PATH would be the folder where a command starts.
  const after = PATH === '' ? [] : PATH.split(delimiter).filter((entry) => entry !== folder);
  return { ...others, ...variables, PATH: [folder, ...after].join(delimiter) };
}
