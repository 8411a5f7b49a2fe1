/** Secrets, configs, volumes and events, as Docker's API writes them. */
import type { Labels, Version } from './common-types.ts';

/** The two kinds of files that a swarm hands to its tasks. */
export type SecretOrConfig = 'secret' | 'config';

/** A secret as the API returns it: never with its data. */
export interface Secret {
  ID: string;
  Version: Version;
  CreatedAt: string;
  UpdatedAt: string;
  Spec: { Name: string; Labels: Labels };
}
export interface Config {
  ID: string;
  Version: Version;
  CreatedAt: string;
  UpdatedAt: string;
  /** `Data` is base64. */
  Spec: { Name: string; Labels: Labels; Data: string };
}
/** Where a secret or config appears in a container: a name below /run/secrets or an absolute path. */
export interface FileTarget {
  Name: string;
  UID: string;
  GID: string;
  /** Permission bits. */
  Mode: number;
}
export interface SecretReference {
  File: FileTarget;
  SecretID: string;
  SecretName: string;
}
export interface ConfigReference {
  File: FileTarget;
  ConfigID: string;
  ConfigName: string;
}

export interface Volume {
  CreatedAt: string;
  Driver: string;
  Labels: Labels | null;
  Mountpoint: string;
  Name: string;
  Options: Labels | null;
  Scope: 'local';
}
export interface VolumeCreate {
  /** A random name when left out. */
  Name?: string;
  Driver?: string;
  Labels?: Labels;
  Options?: Labels;
}

/** `GET /events`. */
export interface EventMessage {
  Type: string;
  Action: string;
  Actor: { ID: string; Attributes: Labels };
  scope: 'local' | 'swarm';
  /** Seconds. */
  time: number;
  /** Nanoseconds; the last digits are lost in a number. */
  timeNano: number;
}

/** A layer of an image in `docker history`, newest first. */
export interface HistoryItem {
  Id: string;
  /** RFC 3339. */
  Created: string;
  CreatedBy: string;
  Size: number;
  Comment: string;
}
/** `GET /containers/(id)/top`. */
export interface ContainerTop {
  Titles: string[];
  Processes: string[][];
}
/** Files that a container has beyond its image: added, changed, deleted. */
export interface FileChange {
  Kind: 'A' | 'C' | 'D';
  Path: string;
}
/** A file or folder of a container for `docker cp`; a folder has no content. `path` is relative, empty for itself. */
export interface CopiedFile {
  readonly path: string;
  readonly content?: string;
}
/** `GET /search`. */
export interface SearchResult {
  Name: string;
  Description: string;
  StarCount: number;
  IsOfficial: boolean;
}
