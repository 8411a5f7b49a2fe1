/** The closed vocabulary of checks: what a lesson may ask of a cluster, and what comes back. */
import type { DriverId, ShellKind } from '../driver/types.ts';
import type { Said } from '../i18n/said.ts';
import type { Reason } from './probes/reasons.ts';

/** A pattern for one cell or text: equal to it, `/regular expression/` or `!/one that must not match/`, both with optional flag `i`. */
export type Pattern = string;
/** A number to compare with: `5`, `">=2"`, `"<3"`. */
export type Amount = number | string;

/** The views of a cluster that a check may look at. The second column says what `of` names. */
export const VIEWS = [
  'machines', // -            columns Name, Active, Driver, State, URL, IP, Docker, Error
  'nodes', // -               columns of `docker node ls`: ID, Hostname, Status, Availability, ManagerStatus, EngineVersion, Self
  'stacks', // -              Name, Services
  'services', // stack (or none: all)   ID, Name, Mode, Replicas, Running, Desired, Image, Ports
  'tasks', // stack or service ID, Name, Image, Node, DesiredState, CurrentState, State, Error, Ports
  'containers', // -          ID, Image, Names, Status, State, Ports
  'networks', // -            ID, Name, Driver, Scope
  'spec', // service           one row of `docker service inspect`: Name, Image, Constraints, Networks, Secrets, Configs, ReservedMiB, HealthCheck, UpdateOrder, UpdateState
  'labels', // -              a row a label of a node: Hostname, Label, Value
  'images', // -              Repository, Tag, ID
  'swarm', // -               one row of `docker info`: LocalNodeState, ControlAvailable, NodeID, NodeAddr, Nodes, Managers, ServerVersion
  'version', // docker | docker-compose | docker-machine    one row: Version
  'env', // -                 one row, a column a variable of the session
  'switches', // -            Hyper-V virtual switches: Name, SwitchType
] as const;
export type ViewName = (typeof VIEWS)[number];

interface CheckCommon {
  readonly id: string;
  readonly title: string;
  /** How long to keep looking, milliseconds (written `30s`, `2m` in a lesson); 0 looks once. */
  readonly withinMs: number;
  /** What to do when it fails, in the learner's words. */
  readonly hint?: string;
  /** Only when the step's choice is this one. */
  readonly choice?: string;
  /** Only on these drivers. */
  readonly drivers?: readonly DriverId[];
}

export interface RowsCondition {
  /** Keep only rows whose cells match all of these. */
  readonly where?: Readonly<Record<string, Pattern>>;
  /** How many rows must be left. */
  readonly count?: Amount;
  /** Each of these must match at least one row that is left. */
  readonly have?: readonly Readonly<Record<string, Pattern>>[];
  /** Every row that is left must match (there must be at least one). */
  readonly every?: Readonly<Record<string, Pattern>>;
  /** How many different values a column has in the rows that are left. */
  readonly distinct?: Readonly<Record<string, Amount>>;
  /** A version in a column is at least this one, compared as versions. */
  readonly atLeast?: Readonly<Record<string, string>>;
}

/** A check on a view: rows of a table that a probe asked for. */
export interface RowsCheck extends CheckCommon, RowsCondition {
  readonly kind: 'rows';
  readonly view: ViewName;
  /** The stack, service or tool that the view is of. */
  readonly of?: string;
  /** Ask through `docker-machine ssh` on this machine; without it, ask as the session's own shell would. */
  readonly on?: string;
  /** As soon as a row matches this, or one of these, the state cannot recover: the wait ends at once as failed. */
  readonly never?: Readonly<Record<string, Pattern>> | readonly Readonly<Record<string, Pattern>>[];
}

/** A check on the output of the step's own command; it does not apply when no command was run. */
export interface OutputCheck extends CheckCommon {
  readonly kind: 'output';
  readonly exit?: Amount;
  readonly stdout?: Pattern;
  readonly stderr?: Pattern;
}

/** A check on what answers at an address. */
export interface HttpCheck extends CheckCommon {
  readonly kind: 'http';
  readonly url: string;
  /** How many requests; default 1. */
  readonly times: number;
  /** The status code; default 200. */
  readonly status: number;
  readonly body?: Pattern;
  /** How many different texts the first group of `match` has over all requests. */
  readonly distinct?: { readonly match: string; readonly count: Amount };
}

/** A check on a file of the workspace. */
export interface FileCheck extends CheckCommon {
  readonly kind: 'file';
  readonly path: string;
  /** Dotted paths into the YAML or JSON document, each with the value it must have. */
  readonly values?: Readonly<Record<string, Pattern | number>>;
}

export type CheckSpec = RowsCheck | OutputCheck | HttpCheck | FileCheck;

/** A number to be seen: rows of a view, different values of a column in them, or the first group of an expression in the output. */
export type CountSpec =
  | (Pick<RowsCheck, 'view' | 'of' | 'on' | 'where'> & {
      readonly kind: 'rows';
      readonly distinct?: string;
    })
  | { readonly kind: 'output'; readonly match: string };

/** What the step's own command left behind, for `output` checks. */
export interface StepOutput {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One look at one check, which its id names. `final` ends the wait although it did not pass. */
export interface CheckOutcome {
  readonly id: string;
  readonly status: 'waiting' | 'passed' | 'failed' | 'not-applicable';
  readonly expected: Said;
  /** What was seen; empty before the first look. */
  readonly actual: Said;
  /** It held before the step's command ran, so it proves nothing new. */
  readonly alreadyTrue?: boolean;
  readonly final?: boolean;
}

/** A cause with a name: matches what a failed step showed. All given fields must match. */
export interface DiagnosisSpec {
  readonly id: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Of several patterns all must match. */
  readonly stderr?: Pattern | readonly Pattern[];
  readonly stdout?: Pattern | readonly Pattern[];
  readonly exit?: Amount;
  /** The text of the command itself, as it was run. Of several patterns all must match. */
  readonly command?: Pattern | readonly Pattern[];
  /** The name, in the rest of the cause, of the first group of the first pattern that has one. */
  readonly takes?: string;
  /** If this cause fits before the command, it is not run: what it does could not be undone. */
  readonly before?: true;
  /** A row of a view that shows the trouble. */
  readonly state?: {
    readonly view: ViewName;
    readonly of?: string;
    readonly on?: string;
    readonly where?: Readonly<Record<string, Pattern>>;
    /** Rows that must also be there. */
    readonly have?: readonly Readonly<Record<string, Pattern>>[];
    /** Rows none of which is there. */
    readonly lack?: readonly Readonly<Record<string, Pattern>>[];
  };
  /** A file of the workspace that shows the trouble: every value there matches. */
  readonly file?: Pick<FileCheck, 'path' | 'values'>;
  /** Why it happens and what it means, in plain words. */
  readonly explain: string;
  /** A command that mends it, to be run from the screen; placeholders allowed. Of several the first that fits. */
  readonly fix?: string | readonly FixVariant[];
  /** How long the fix may run, milliseconds; ten minutes without it. */
  readonly timeout?: number;
  /** What the fix takes away for good (`machine:NAME`): only the learner decides on that. */
  readonly removes?: readonly string[];
  /** In place of a fix: the step's own command mends it, because another command failed, or this one came too early. */
  readonly again?: boolean;
  readonly drivers?: readonly DriverId[];
}

/** One form of a fix. */
export interface FixVariant {
  readonly text: string;
  readonly drivers?: readonly DriverId[];
  readonly shells?: readonly ShellKind[];
}

/** A cause that was found; its id names it in the lessons, which have its texts. */
export interface Diagnosis {
  readonly id: string;
  /** The values that the cause took from the command or its output, by their names in the cause. */
  readonly taken?: Readonly<Record<string, string>>;
  /** Its placeholders are filled in when it is run, so that it contains no secret. */
  readonly fix?: string;
  /** How long the fix may run, milliseconds, if it is given. */
  readonly timeout?: number;
  /** What the fix takes away for good, if it does. */
  readonly removes?: readonly string[];
  readonly again?: boolean;
}

/** The swarm as a picture: machines with their role and tasks, from the same probes on every driver. */
export interface Topology {
  readonly machines: readonly TopologyMachine[];
  readonly services: readonly TopologyService[];
  /** Tasks without a node: none suits them, or none was chosen yet. */
  readonly unassigned: readonly TopologyTask[];
  /** Tasks that have ended, as far as Docker keeps them; of each slot the newest first. */
  readonly ended: readonly TopologyTask[];
  /** Too few managers answer, so that nothing can be asked of the swarm or changed in it. */
  readonly quorumLost: boolean;
  /** The latest events, the newest first (`topology-events.ts`). */
  readonly events: readonly SwarmEvent[];
  /** Why the machines themselves could not be asked. */
  readonly trouble?: Reason;
}
export interface TopologyMachine {
  readonly name: string;
  /** Docker Machine's state: Running, Stopped, … */
  readonly state: string;
  readonly ip: string;
  /** The session's shell talks to this one. */
  readonly active: boolean;
  /** None while it is not a node of the swarm. */
  readonly role?: 'manager' | 'worker';
  readonly leader: boolean;
  /** Leader, Reachable, Unreachable; empty for workers and where it is not known. */
  readonly managerStatus: string;
  /** Ready, Down, Unknown; empty outside a swarm. */
  readonly status: string;
  readonly availability: string;
  readonly tasks: readonly TopologyTask[];
}
export interface TopologyTask {
  readonly id: string;
  /** `web.1` */
  readonly name: string;
  readonly service: string;
  /** Counted from 1; undefined for a task of a global service. */
  readonly slot: number | undefined;
  /** The hostname of its node; empty before it has one. */
  readonly node: string;
  /** running, starting, preparing, rejected, … in lower case; `unknown` on a node that does not answer. */
  readonly state: string;
  readonly desired: string;
  readonly image: string;
  /** Docker's message about its end, or about why it waits; empty if all is well. */
  readonly error: string;
}
export interface TopologyService {
  readonly name: string;
  /** replicated, global, … */
  readonly mode: string;
  readonly running: number;
  readonly desired: number;
  /** Published ports, `*:80->80/tcp`. */
  readonly ports: string;
  /** The image that its tasks are to have; they have another one while an update rolls. */
  readonly image: string;
}

/** Something that was seen to change between two looks. */
export interface SwarmEvent {
  /** When it was seen, milliseconds since the epoch. */
  readonly at: number;
  readonly tone: 'good' | 'bad' | 'news';
  readonly said: Said;
  /** The task that it is about, where it is one. */
  readonly task?: TopologyTask;
}
