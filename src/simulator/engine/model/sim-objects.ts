/** The state's form of images, files, secrets, configs, volumes, tasks, health, updates and events. */

import type { HealthStatus, Labels } from '../contract/common-types.ts';
import type { Image } from '../contract/engine-types.ts';
import type { Config, Secret, Volume } from '../contract/storage-types.ts';

/** A file that was written, a folder that was made, or a path that was deleted from the image. */
export type SimFile =
  | {
      readonly kind: 'file';
      /** The content, plain or sealed by the vault. */
      readonly text: string;
      readonly sealed?: true;
      readonly at: number;
    }
  | { readonly kind: 'folder'; readonly at: number }
  | { readonly kind: 'gone' };
/** By absolute path, in a volume from its root on. */
export type SimFiles = Record<string, SimFile>;

export interface SimSecret extends Secret {
  /** The data is never stored in plain form: see vault.ts. */
  sim: { sealed: string };
}
export type SimConfig = Config;
export interface SimVolume extends Volume {
  /** `pushed`: the images of a registry that are in it. */
  sim: { anonymous: boolean; files: SimFiles; pushed?: PushedImage[] };
}
export interface SimEvent {
  at: number;
  type: string;
  action: string;
  id: string;
  attributes: Labels;
}

/** The kind of an image's program; see programs.ts. */
export type ImageProgram =
  | 'hello-web'
  | 'whoami'
  | 'web'
  | 'daemon'
  | 'shell'
  | 'hello-world'
  | 'python'
  | 'registry';

/** An instruction of a build, or a commit. */
export interface ImageStep {
  readonly by: string;
  readonly size: number;
  readonly at: number;
  readonly comment?: string;
}
export interface SimImage extends Image {
  sim: {
    readonly program: ImageProgram;
    /** The web page of a `web` program. */
    readonly page?: string;
    /** The program ignores SIGTERM and must be killed. */
    readonly ignoresTerm: boolean;
    /** The files that a commit added to the image. */
    readonly files?: SimFiles;
    /** The image it was built on, and the steps that made it, oldest first; images of a registry have neither. */
    readonly base?: { readonly id: string; readonly size: number };
    readonly steps?: readonly ImageStep[];
  };
}
/** A pushed image, with its name at the registry: including the registry's name for those on the Internet. */
export interface PushedImage {
  readonly canonical: string;
  readonly image: SimImage;
}
/** The simulator's own fields of a task. */
export interface TaskSim {
  /** Hash of the template and endpoint that it was made from. */
  made: string;
  createdAt: number;
  /** When it came into its state. */
  stateAt: number;
  /** When it came to its desired state, if that has changed. */
  desiredAt?: number;
  /** When the node's agent moves it on. */
  at?: number;
  /** Desired Ready: it may become Running from this time on … */
  runAt?: number;
  /** … and when these tasks have ended. */
  waitsFor?: string[];
  /** It waits for an address: a network of its service has none left. */
  lacksAddress?: true;
  /** Its container was started and is waited for: it is not healthy yet. */
  isStarted?: true;
  /** How often its slot was restarted before it (for MaxAttempts). */
  restarts: number;
  /** Its end has been dealt with: replaced, or left as it is. */
  handled?: boolean;
  /** Its service as it was then: a removed service's tasks can still be found by its name and labels. */
  service: { name: string; labels: Labels };
}
/** A rolling update (or rollback) on its way. */
export interface UpdateRun {
  readonly rollback: boolean;
  readonly startedAt: number;
  /** The slots being replaced now. */
  slots: { key: string; newTask: string; oldTasks: string[] }[];
  /** The next slot may not begin before this time (the delay between batches). */
  nextAt: number;
  /** New tasks that are watched for failure, each until a time. */
  watched: { task: string; until: number }[];
  failed: string[];
  total: number;
  /** Everything is replaced; it is complete at this time if nothing fails. */
  doneAt?: number;
}
/** One run of a health check. */
export interface HealthRun {
  readonly startedAt: number;
  readonly endsAt: number;
  readonly exitCode: number;
  /** Its output, plain or sealed by the vault. */
  readonly text: string;
  readonly sealed?: true;
}
/** What is known of a container's health. */
export interface SimHealth {
  status: HealthStatus;
  /** Failures in a row. */
  streak: number;
  /** The latest runs, the newest last. */
  log: HealthRun[];
  /** When the next run begins; none during one, and while nobody looks. */
  nextAt?: number;
  /** The run that is going on, its result foreseen. */
  run?: HealthRun;
}
export interface SimLog {
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** It is sealed by the vault: its container has secrets. */
  readonly sealed?: true;
}
