/** Checks the names of stacks. */
import { ClientError } from '../cli/errors.ts';

/** A stack's name must not consist of spaces and quotes only. Throws ClientError. */
export function checkStackName(name: string): void {
  if (/^[\s'"]*$/.test(name)) throw new ClientError(`invalid stack name: ${JSON.stringify(name)}`);
}
