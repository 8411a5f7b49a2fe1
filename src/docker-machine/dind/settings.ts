/** The settings of machines as containers: what may differ from one computer to another. */

import { join } from 'node:path';
import { parse } from 'shell-quote';
import { textIn } from '../../files/read.ts';
import { isRecord, parseJson } from '../../value/json.ts';
import { MachineFailure } from '../failure.ts';

/** How this computer gets to a machine: by the container's own address, or by ports of this computer. */
export const REACHES = ['auto', 'direct', 'published'] as const;
export type Reach = (typeof REACHES)[number];

export interface DindSettings {
  /** The image of a machine: its entrypoint starts what follows it, `dockerd` and its flags. */
  readonly image: string;
  /** Flags of `docker run` that let an engine run inside a container. */
  readonly flags: readonly string[];
  /** An IPv4 network in CIDR form; empty takes the first that is free. */
  readonly subnet: string;
  readonly reach: Reach;
  /** Images of this computer's engine that every new machine gets. */
  readonly images: readonly string[];
}

export const DEFAULTS: DindSettings = {
  image: 'docker:28.2.2-dind',
  flags: ['--privileged'],
  subnet: '',
  reach: 'auto',
  images: [],
};

/** The variable of each setting; it comes before the file. */
export const VARIABLES: Readonly<Record<keyof DindSettings, string>> = {
  image: 'SWARM_TUTOR_DIND_IMAGE',
  flags: 'SWARM_TUTOR_DIND_FLAGS',
  subnet: 'SWARM_TUTOR_DIND_SUBNET',
  reach: 'SWARM_TUTOR_DIND_REACH',
  images: 'SWARM_TUTOR_DIND_IMAGES',
};

/** The settings file, in the driver's folder. */
export function settingsFile(folder: string): string {
  return join(folder, 'settings.json');
}

/**
 * Reads the settings: variables, then the file `settings.json` in the driver's folder, then the defaults.
 * @throws MachineFailure that names what is wrong and where
 */
export function readSettings(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  read: (file: string) => string | undefined = textIn,
): DindSettings {
  const path = settingsFile(folder);
  const file = readFile(path, read);
  for (const key of Object.keys(file)) {
    if (!(key in DEFAULTS)) {
      throw new MachineFailure(
        `${path}: there is no setting "${key}". There are ${Object.keys(DEFAULTS).join(', ')}.`,
      );
    }
  }
  const text = (key: 'image' | 'subnet' | 'reach'): string =>
    env[VARIABLES[key]] || textOf(file[key], DEFAULTS[key], `${path}: ${key}`);
  const list = (key: 'flags' | 'images'): readonly string[] =>
    env[VARIABLES[key]] === undefined
      ? listOf(file[key], DEFAULTS[key], `${path}: ${key}`)
      : words(env[VARIABLES[key]] ?? '', VARIABLES[key]);
  const reach = REACHES.find((one) => one === text('reach'));
  if (reach === undefined) {
    throw new MachineFailure(
      `The setting reach must be one of ${REACHES.join(', ')}, not "${text('reach')}".`,
    );
  }
  return {
    image: text('image'),
    flags: list('flags'),
    subnet: text('subnet'),
    reach,
    images: list('images'),
  };
}

function readFile(path: string, read: (file: string) => string | undefined): Record<string, unknown> {
  const text = read(path);
  if (text === undefined) return {};
  const value = parseJson(text);
  if (isRecord(value)) return value;
  throw new MachineFailure(`${path} is not a JSON object. Correct it, or delete it for the defaults.`);
}

function textOf(value: unknown, otherwise: string, where: string): string {
  if (value === undefined) return otherwise;
  if (typeof value === 'string' && value !== '') return value;
  throw new MachineFailure(`${where} must be a text.`);
}

function listOf(value: unknown, otherwise: readonly string[], where: string): readonly string[] {
  if (value === undefined) return otherwise;
  if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
  throw new MachineFailure(`${where} must be a list of texts.`);
}

/** Words as a shell would split them, quotes included, nothing replaced. */
function words(text: string, variable: string): readonly string[] {
  return parse(text, (name) => `$${name}`).map((word) => {
    if (typeof word === 'string') return word;
    if ('pattern' in word) return word.pattern;
    throw new MachineFailure(`${variable} must be plain words; put quotes around what has special signs.`);
  });
}
