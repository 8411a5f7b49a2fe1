/** How bash and sh are started so that they tell what they leave behind. */
import { END_OF_DUMP } from './left-behind.ts';

/** A text as one word of a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Ends the tracing that a learner switched on, without a trace of it. */
const SILENTLY = '{ set +x; } 2>/dev/null; ';

/**
 * Shell text that writes folder and exported variables to `file`, which must not exist yet (a learner may have set
 * `noclobber`). A part that fails leaves the rest out, so that nobody believes a half.
 */
export function dumpScript(file: string): string {
  const env = '/usr/bin/env -0';
  // The env of older macOS has no -0; its perl does the same.
  const dumpEnv =
    process.platform === 'darwin' ? `{ ${env} || perl -e 'print map {"$_=$ENV{$_}\\0"} keys %ENV'; }` : env;
  return (
    SILENTLY +
    `{ command pwd && printf '\\0' && ${dumpEnv} && printf '${END_OF_DUMP}\\0'; } >${quoted(file)} 2>/dev/null`
  );
}

/**
 * Arguments of bash or sh for one command. The command is an argument of its own and reaches `eval` untouched;
 * `set --` hides it from `$1`, and one line keeps the line numbers of error messages. The EXIT trap tells what is left
 * when `exit`, `set -e` or a signal ends the command; a command that comes to its end tells before its own EXIT trap.
 */
export function posixArguments(kind: 'bash' | 'sh', command: string, dumpFile: string): string[] {
  const dump = dumpScript(dumpFile);
  // Bash runs its EXIT trap when a signal ends it. Other shells need to be led there.
  const leaveOnSignals = kind === 'sh' ? "trap 'exit 130' INT; trap 'exit 143' TERM; " : '';
  const script =
    `trap ${quoted(`${SILENTLY}[ -n "\${swarm_tutor_told-}" ] || { ${dump}; }`)} EXIT; ${leaveOnSignals}` +
    'swarm_tutor_command=$1; set --; eval "$swarm_tutor_command"; ' +
    `{ swarm_tutor_status=$?; set +x; } 2>/dev/null; ${dump}; ` +
    'swarm_tutor_told=1; exit "$swarm_tutor_status"';
  const plain = kind === 'bash' ? ['--norc', '--noprofile'] : [];
  return [...plain, '-c', script, kind, command];
}

/**
 * The start-up file of an interactive shell: the session's PATH whatever the system's own files did to it, no history
 * file, a calm prompt that names the session, and the dump when it is left. `ENV` brought the file to sh and must not
 * reach the programs that the learner starts.
 */
export function posixRcFile(
  kind: 'bash' | 'sh',
  env: Readonly<Record<string, string>>,
  dumpFile: string,
): string {
  const own = env.ENV === undefined ? 'unset ENV' : `export ENV=${quoted(env.ENV)}`;
  const lines = [
    env.PATH === undefined ? '' : `export PATH=${quoted(env.PATH)}`,
    kind === 'sh' ? own : '',
    'unset HISTFILE',
    // Only bash knows the folder's name in a prompt.
    kind === 'bash' ? "PS1='swarm-tutor:\\W\\$ '" : "PS1='swarm-tutor$ '",
    `trap ${quoted(dumpScript(dumpFile))} EXIT`,
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
