/** The address that an engine advertises in a swarm. */
import { EngineError } from '../contract/errors.ts';
import { SWARM_PORT } from '../manager/membership.ts';
import { interfacesOf, NAT_ADDRESS } from '../network/interfaces.ts';
import type { ApiContext } from './context.ts';

const BAD_ADDRESS =
  'advertise address must be a non-zero IP address or network interface (with optional port number)';

/** The form of an address; its numbers may be too large. */
export const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** The address that the daemon advertises for `IP`, `IP:PORT` or an interface's name. @throws EngineError for anything else */
export function advertised(ctx: ApiContext, given: string | undefined): string {
  const machine = ctx.sim.state.machines[ctx.machine];
  const ip = machine?.ip ?? '';
  if (given === undefined || given === '') {
    if (machine?.driver === 'virtualbox') {
      throw new EngineError(
        `could not choose an IP address to advertise since this system has multiple addresses on different interfaces (${NAT_ADDRESS} on eth0 and ${ip} on eth1) - specify one with --advertise-addr`,
        400,
      );
    }
    return `${ip}:${SWARM_PORT}`;
  }
  const [host = '', port = String(SWARM_PORT)] = given.split(':');
  if (!/^\d+$/.test(port)) throw new EngineError(BAD_ADDRESS, 400);
  const own = machine && interfacesOf(machine).find(({ name }) => name === host);
  if (own !== undefined) return `${own.ip}:${port}`;
  const isIp = IPV4.test(host) && host.split('.').every((part) => Number(part) <= 255) && host !== '0.0.0.0';
  if (!isIp) throw new EngineError(BAD_ADDRESS, 400);
  return `${host}:${port}`;
}
