/** The `ports:` of a service in their long form. */
import { isRecord } from '../../../value/json.ts';
import { ClientError } from '../cli/errors.ts';
import { parsePort, portProblem } from '../format/ports.ts';
import { type ComposeSection, present } from './decode.ts';

/** The `ports:` of a service, one entry for each port. Throws ClientError. */
export function resolvePorts(ports: readonly unknown[]): ComposeSection[] {
  return ports.flatMap((port): ComposeSection[] => {
    if (isRecord(port)) {
      const { mode, target, published, protocol } = port;
      return [present({ mode, target, published, protocol })];
    }
    const short = String(port);
    const problem = portProblem(short);
    if (problem !== undefined) throw new ClientError(problem);
    return parsePort(short).map((one) =>
      present({
        mode: one.PublishMode,
        target: one.TargetPort,
        published: one.PublishedPort,
        protocol: one.Protocol,
      }),
    );
  });
}
