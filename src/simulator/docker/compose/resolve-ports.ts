/** The `ports:` of a service in their long form. */
import { CommandError } from '../cli/errors.ts';
import { parsePort, portProblem } from '../format/ports.ts';
import { present, type Section } from './decode.ts';
import { isMap } from './shape.ts';

/** The `ports:` of a service, one entry for each port. Throws CommandError. */
export function resolvePorts(ports: readonly unknown[]): Section[] {
  return ports.flatMap((port): Section[] => {
    if (isMap(port)) {
      const { mode, target, published, protocol } = port;
      return [present({ mode, target, published, protocol })];
    }
    const short = String(port);
    const problem = portProblem(short);
    if (problem !== undefined) throw new CommandError(problem);
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
