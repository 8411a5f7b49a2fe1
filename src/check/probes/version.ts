/** Finds out the version of a tool. */

import type { Answer } from '../../driver/types.ts';
import { isRecord } from '../../value/json.ts';
import { jsonLines } from './json.ts';

/** The questions for a tool's version, in the order in which they are tried. Unknown tools are asked `--version`. */
export function versionQuestions(tool: string): readonly (readonly string[])[] {
  if (tool === 'docker') {
    // The engine's version counts; without an engine the client still prints its own, and exits with 1.
    return [
      ['docker', 'version', '--format', '{{.Server.Version}}'],
      ['docker', 'version', '--format', '{{.Client.Version}}'],
      // If DOCKER_CERT_PATH does not exist, as after its machine was removed, the client prints only this.
      ['docker', '--version'],
    ];
  }
  if (tool === 'docker-compose') {
    return [
      ['docker-compose', 'version', '--short'],
      ['docker', 'compose', 'version', '--short'],
    ];
  }
  return tool === 'docker-machine' ? [['docker-machine', 'version']] : [[tool, '--version']];
}

/** The version in an answer: the first word of stdout that looks like one; undefined when there is none. */
export function parseVersion(answer: Answer): string | undefined {
  const [object] = jsonLines(answer.stdout);
  if (isRecord(object)) return undefined;
  return /(?:^|\s)(v?\d+\.\d+[^\s,]*)/.exec(answer.stdout)?.[1];
}
