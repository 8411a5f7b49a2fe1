/** Resolves secrets and configs that a service asks for by name. */
import type { Engine } from '../../engine/contract/engine.ts';
import type {
  Config,
  ConfigReference,
  ContainerSpec,
  FileTarget,
  Secret,
  SecretReference,
} from '../../engine/contract/types.ts';
import { ClientError } from '../cli/errors.ts';

/** A secret or config that a service asks for, by name. */
export interface Wanted {
  readonly name: string;
  readonly file: FileTarget;
}

const MODE = 0o444;
export const DEFAULT_TARGET = { UID: '0', GID: '0', Mode: MODE } as const;

/** `--secret my_secret` or `--secret source=my_secret,target=password,mode=0400`, once it has been checked. */
export function parseWanted(value: string): Wanted {
  if (!value.includes('=')) return { name: value, file: { Name: value, ...DEFAULT_TARGET } };
  const fields = new Map<string, string>();
  for (const field of value.split(',')) {
    const equals = field.indexOf('=');
    fields.set(field.slice(0, equals).toLowerCase(), field.slice(equals + 1));
  }
  const name = fields.get('source') ?? fields.get('src') ?? '';
  const target = fields.get('target') ?? '';
  const mode = fields.get('mode');
  return {
    name,
    file: {
      Name: target === '' ? name : target,
      UID: fields.get('uid') ?? '0',
      GID: fields.get('gid') ?? '0',
      Mode: mode === undefined ? MODE : parseMode(mode),
    },
  };
}
/** Go reads `0444` and `0o444` as octal, anything else as decimal. */
const parseMode = (text: string): number =>
  /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text);

/** Looks the ids of secrets up. Throws ClientError for a missing one, or two at one place. */
export function secretReferences(engine: Engine, wanted: readonly Wanted[]): SecretReference[] {
  return lookedUp('secret', wanted, (names) => engine.secretList({ names })).map(({ id, name, file }) => ({
    File: file,
    SecretID: id,
    SecretName: name,
  }));
}

/** The same for configs. */
export function configReferences(engine: Engine, wanted: readonly Wanted[]): ConfigReference[] {
  return lookedUp('config', wanted, (names) => engine.configList({ names })).map(({ id, name, file }) => ({
    File: file,
    ConfigID: id,
    ConfigName: name,
  }));
}

function lookedUp(
  what: 'secret' | 'config',
  wanted: readonly Wanted[],
  list: (names: string[]) => readonly (Secret | Config)[],
): (Wanted & { readonly id: string })[] {
  checkTargets(what, wanted);
  const known = wanted.length === 0 ? [] : list(wanted.map(({ name }) => name));
  return wanted.map((one) => {
    const found = known.find(({ Spec }) => Spec.Name === one.name);
    if (found === undefined) throw new ClientError(`${what} not found: ${one.name}`);
    return { ...one, id: found.ID };
  });
}

function checkTargets(what: string, wanted: readonly Wanted[]): void {
  const seen = new Set<string>();
  for (const { name, file } of wanted) {
    if (seen.has(file.Name)) throw new ClientError(`duplicate ${what} target for ${name} not allowed`);
    seen.add(file.Name);
  }
}

/** Gives a container's spec its secrets and configs; without any the fields are left out. */
export function setReferences(
  spec: ContainerSpec,
  secrets: SecretReference[],
  configs: ConfigReference[],
): void {
  delete spec.Secrets;
  delete spec.Configs;
  if (secrets.length > 0) spec.Secrets = secrets;
  if (configs.length > 0) spec.Configs = configs;
}
