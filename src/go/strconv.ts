/** Go's `strconv`: reads booleans and numbers, and gives the errors for invalid ones. */

/** strconv.ParseBool: the value of a text; undefined for an invalid one. */
export function parseBool(value: string): boolean | undefined {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value)) return true;
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(value)) return false;
  return undefined;
}

/** strconv.ParseBool's error for an invalid text, else undefined. */
export function boolError(value: string): string | undefined {
  return parseBool(value) === undefined ? syntaxError('ParseBool', value) : undefined;
}

/** strconv.ParseInt's error for an invalid text, else undefined. */
export function intError(value: string): string | undefined {
  return /^[+-]?\d+$/.test(value) ? undefined : syntaxError('ParseInt', value);
}

/** strconv.ParseUint's error for an invalid text, else undefined. */
export function uintError(value: string): string | undefined {
  if (!/^\d+$/.test(value)) return syntaxError('ParseUint', value);
  return BigInt(value) > 18446744073709551615n
    ? `strconv.ParseUint: parsing ${JSON.stringify(value)}: value out of range`
    : undefined;
}

/** strconv.ParseFloat's error for an invalid text, else undefined. */
export function floatError(value: string): string | undefined {
  return Number.isFinite(Number(value)) && value !== '' ? undefined : syntaxError('ParseFloat', value);
}

function syntaxError(name: string, value: string): string {
  return `strconv.${name}: parsing ${JSON.stringify(value)}: invalid syntax`;
}
