/** The types of flags of Docker's client, and the errors for their values. */
import { durationError } from '../../../go/duration.ts';
import { boolError, floatError, intError, uintError } from '../../../go/strconv.ts';
import { bytesError } from '../../../go/units.ts';
import { ClientError } from './errors.ts';
import {
  fileProblem,
  labelProblem,
  mountProblem,
  networkProblem,
  preferenceProblem,
  servicePortProblem,
  variableProblem,
} from './flag-checks.ts';

/** Lists whose items are checked, by the flag's name. */
const LISTS: Readonly<Record<string, (value: string) => string | undefined>> = {
  env: variableProblem,
  'env-add': variableProblem,
  label: labelProblem,
  'container-label': labelProblem,
};

/** Checks a value for a flag of a type; returns the error, or undefined. */
export function checkValue(type: string | undefined, value: string, name = ''): string | undefined {
  switch (type) {
    case 'list':
      return LISTS[name]?.(value);
    case 'port':
      return servicePortProblem(value);
    case 'pref':
      return preferenceProblem(value);
    case 'network':
      return networkProblem(value);
    case 'mount':
      return mountProblem(value);
    case 'secret':
    case 'config':
      return fileProblem(value, type);
    case undefined:
      return boolError(value);
    case 'int':
    case 'int64':
      return intError(value);
    case 'uint':
    case 'uint16':
    case 'uint32':
    case 'uint64':
      return uintError(value);
    case 'float':
      return floatError(value);
    case 'duration':
      return durationError(value);
    case 'bytes':
      return bytesError(value);
    case 'decimal':
      return cpusError(value);
    case 'filter':
      return value.includes('=') || value === '' ? undefined : 'bad format of filter (expected name=value)';
    default:
      return undefined;
  }
}

/** Processors as a decimal, in billionths. Throws ClientError with the message of the real client. */
export function parseCpus(value: string): number {
  const problem = cpusError(value);
  if (problem !== undefined) throw new ClientError(problem);
  const [number = 0, by = 1] = value.split('/').map(Number);
  return Math.round((number / by) * 1e9);
}

function cpusError(value: string): string | undefined {
  const isNumber =
    /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) || /^[+-]?\d+\/0*[1-9]\d*$/.test(value);
  if (!isNumber) return `failed to parse ${value} as a rational number`;
  const [number = 0, by = 1] = value.split('/').map(Number);
  const billionths = (number / by) * 1e9;
  return Math.abs(billionths - Math.round(billionths)) > 1e-6 ? 'value is too precise' : undefined;
}
