/** Runs scripts on machines, whichever they are. */
import type { Printed } from '../simulator/replay/lab.ts';
import type { Script, StartState } from './script.ts';

/** A computer with machines. */
export interface Place {
  /** Makes the machines stand as a script wants them, with a fresh shell and workspace. */
  begin(state: StartState, from: StartState | undefined): Promise<void>;
  /** Types a command line into the shell, whose variables stay for the next one. */
  types(line: string): Promise<Printed>;
  /** Asks until the answer matches. @throws when it never does */
  until(line: string, matches: RegExp): Promise<void>;
}

/** A computer whose time can be let pass. */
export interface TimedPlace extends Place {
  pass(ms: number): Promise<void>;
}

export interface Said extends Printed {
  readonly command: string;
}

export interface Played {
  readonly script: Script;
  readonly said: readonly Said[];
}

/** Runs scripts in their order. `heard` gets each when it has ended. */
export async function play(
  scripts: readonly Script[],
  place: Place,
  heard: (played: Played) => void = () => undefined,
): Promise<Played[]> {
  const all: Played[] = [];
  let stands: StartState | undefined;
  for (const script of scripts) {
    await place.begin(script.start, stands);
    const said: Said[] = [];
    for (const line of script.lines) {
      if (line.kind === 'until')
        await place.until(line.text, line.matches).catch((error: Error) => {
          said.push({
            command: `until ${line.text}`,
            stdout: '',
            stderr: `${error.message}\n`,
            exitCode: 124,
          });
        });
      else {
        const printed = await place.types(line.text);
        if (line.kind === 'command') said.push({ command: line.text, ...printed });
      }
    }
    stands = script.unchanged ? script.start : undefined;
    all.push({ script, said });
    heard({ script, said });
  }
  return all;
}

/** The Compose file of Part 3, which every workspace has. */
export { COMPOSE_FILE } from '../support/compose-file.ts';

/** How the states are reached: what a learner types for them, each from the one before. */
export const REACH: Readonly<Record<Exclude<StartState, 'nothing'>, readonly string[]>> = {
  machines: ['docker-machine create --driver dind myvm1', 'docker-machine create --driver dind myvm2'],
  swarm: [
    'docker-machine ssh myvm1 "docker swarm init --advertise-addr $(docker-machine ip myvm1)"',
    'docker-machine ssh myvm2 "docker swarm join --token $(docker-machine ssh myvm1 docker swarm join-token -q worker) $(docker-machine ip myvm1):2377"',
  ],
  stack: ['docker stack deploy -c docker-compose.yml getstartedlab'],
};

/** What a swarm's shell has typed before anything else. */
export const POINT = 'eval $(docker-machine env myvm1)';

/** When a state is reached. */
export const REACHED: Readonly<Partial<Record<StartState, readonly [string, RegExp]>>> = {
  swarm: ['docker node ls --format {{.Status}}', /^(Ready\n){2}$/],
  stack: ['docker service ps getstartedlab_web --format {{.CurrentState}}', /^(Running .*\n){5}$/],
};
