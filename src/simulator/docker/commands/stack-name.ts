/** Which names stacks may have. */
import { ClientError } from '../cli/errors.ts';

/** A stack's name must have more in it than spaces and quotes. Throws ClientError. */
export function checkStackName(name: string): void {
  if (/^[\s'"]*$/.test(name)) throw new ClientError(`invalid stack name: ${JSON.stringify(name)}`);
}
