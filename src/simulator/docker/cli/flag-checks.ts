/** Checks values of flags with a syntax of their own; errors are those of the real client. */
import type { SecretOrConfig } from '../../engine/contract/types.ts';
import { portAddress, portProblem } from '../format/ports.ts';

/** `--publish` of services: `80:80/udp` or `published=80,target=80`. */
export function servicePortProblem(value: string): string | undefined {
  if (!/\w+=\w+(,\w+=\w+)*/.test(value))
    return portProblem(value) ?? (portAddress(value) === '' ? undefined : 'hostip is not supported');
  let target = 0;
  for (const field of value.split(',')) {
    const [key, text] = pair(field.toLowerCase());
    if (text === undefined || key === '') return `invalid field: ${field}`;
    const problem = portFieldProblem(key, text);
    if (problem !== undefined) return problem;
    if (key === 'target') target = Number(text);
  }
  return target === 0 ? "missing mandatory field 'target'" : undefined;
}

function portFieldProblem(key: string, text: string): string | undefined {
  switch (key) {
    case 'protocol':
      return ['tcp', 'udp', 'sctp'].includes(text) ? undefined : `invalid protocol value '${text}'`;
    case 'mode':
      if (text === 'ingress' || text === 'host') return undefined;
      return `invalid publish mode value (${text}): must be either 'ingress' or 'host'`;
    case 'target':
    case 'published': {
      const why = /^\d+$/.test(text) ? 'value out of range' : 'invalid syntax';
      if (why === 'value out of range' && Number(text) <= 65535) return undefined;
      return `invalid ${key} port (${text}): value must be an integer: ${why}`;
    }
    default:
      return `invalid field key: ${key}`;
  }
}

/** `--placement-pref spread=node.labels.zone` */
export function preferenceProblem(value: string): string | undefined {
  const [strategy, by] = pair(value);
  if (by === undefined || strategy === '')
    return 'placement preference must be of the format "<strategy>=<arg>"';
  return strategy === 'spread'
    ? undefined
    : `unsupported placement preference ${strategy} (only spread is supported)`;
}

const MOUNT_KEYS = [
  ...['type', 'source', 'src', 'target', 'dst', 'destination', 'readonly', 'ro', 'consistency'],
  ...['bind-propagation', 'bind-nonrecursive', 'bind-recursive', 'image-subpath', 'tmpfs-size', 'tmpfs-mode'],
  ...['volume-subpath', 'volume-nocopy', 'volume-label', 'volume-driver', 'volume-opt'],
];
const SWITCHES = ['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive'];
const TRUTHS = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

/** `--mount type=bind,source=/a,target=/b,readonly` */
export function mountProblem(value: string): string | undefined {
  const given = new Map<string, string>();
  for (const field of value.split(',')) {
    const [name, text] = pair(field);
    const key = name.toLowerCase();
    const isSwitch = SWITCHES.includes(key);
    if (text === undefined && !isSwitch) return `invalid field '${field}' must be a key=value pair`;
    if (!MOUNT_KEYS.includes(key)) return `unexpected key '${key}' in '${field}'`;
    if (text !== undefined && isSwitch && !TRUTHS.test(text)) return `invalid value for ${key}: ${text}`;
    given.set(key, text ?? 'true');
  }
  const type = (given.get('type') ?? 'volume').toLowerCase();
  if (type === '') return 'type is required';
  if (!['target', 'dst', 'destination'].some((key) => given.get(key))) return 'target is required';
  for (const kind of ['volume', 'image', 'bind', 'tmpfs'])
    if (type !== kind && [...given.keys()].some((key) => key.startsWith(`${kind}-`)))
      return `cannot mix '${kind}-*' options with mount type '${type}'`;
  return undefined;
}

const NETWORK_KEYS = [
  'name',
  'alias',
  'ip',
  'ip6',
  'mac-address',
  'link-local-ip',
  'driver-opt',
  'gw-priority',
];

/** `--network` of services: `mine` or `name=mine,alias=www`. */
export function networkProblem(value: string): string | undefined {
  if (!/\w+=\w+(,\w+=\w+)*/.test(value)) return undefined;
  let name = '';
  for (const field of value.split(',')) {
    const [key, text] = pair(field.toLowerCase());
    if (text === undefined || key === '') return `invalid field ${field}`;
    if (!NETWORK_KEYS.includes(key.trim())) return `invalid field key ${key.trim()}`;
    if (key.trim() === 'name') name = text.trim();
  }
  return name === '' ? 'network name/id is not specified' : undefined;
}

const FILE_KEYS = ['source', 'src', 'target', 'uid', 'gid', 'mode'];

/** `--secret my_secret` or `--secret source=my_secret,target=password,mode=0400`; the same for `config`. */
export function fileProblem(value: string, kind: SecretOrConfig): string | undefined {
  if (value === '') return 'EOF';
  const fields = value.split(',');
  if (fields.length === 1 && !value.includes('=')) return undefined;
  let named = false;
  for (const field of fields) {
    const [name, text] = pair(field);
    const key = name.toLowerCase();
    if (text === undefined || key === '') return `invalid field '${field}' must be a key=value pair`;
    if (!FILE_KEYS.includes(key)) return `invalid field in ${kind} request: ${name}`;
    if (key === 'mode' && !/^(0[0-7]*|0o[0-7]+|0x[0-9a-f]+|[1-9]\d*)$/i.test(text))
      return `invalid mode specified: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`;
    named ||= (key === 'source' || key === 'src') && text !== '';
  }
  return named ? undefined : 'source is required';
}

/** `--env NAME=value` */
export function variableProblem(value: string): string | undefined {
  return pair(value)[0] === '' ? `invalid environment variable: ${value}` : undefined;
}

/** `--label name=value` */
export function labelProblem(value: string): string | undefined {
  const name = pair(value)[0].trimStart();
  if (name === '') return `invalid label '${value}': empty name`;
  return /\s/.test(name) ? `label '${name}' contains whitespaces` : undefined;
}

function pair(text: string): [string, string | undefined] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}
