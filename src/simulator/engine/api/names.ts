/** Checks the names of services and networks. */
import { invalid } from '../contract/errors.ts';

const DNS_NAME = /^[a-zA-Z0-9](?:[-_]*[A-Za-z0-9]+)*$/;

/** A service's or network's name must be valid in a DNS name. @throws EngineError */
export function checkObjectName(name: string): void {
  if (name === '') throw invalid('meta: name must be provided');
  if (!DNS_NAME.test(name)) throw invalid('name must be valid as a DNS name component');
  if (name.length > 63) throw invalid('name must be 63 characters or fewer');
}
