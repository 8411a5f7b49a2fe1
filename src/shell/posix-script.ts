/** Starts bash and sh so that they write down the state they leave behind. */
import { posixWord } from '../text/quoting.ts';
import { END_OF_DUMP } from './left-behind.ts';

/** Ends the tracing that a learner switched on, without a trace of it. */
const SILENTLY = '{ set +x; } 2>/dev/null; ';

/**
 * Reads `export -p`, prints each variable with a long value as `env -0` would, and unsets it: the rest can be printed by
 * a program. A line within a value that looks like one names no variable, or gives its true value.
 */
const TELL_LARGE = [
  'while IFS= read -r swarm_tutor_name',
  'do swarm_tutor_name=${swarm_tutor_name#export }',
  'swarm_tutor_name=${swarm_tutor_name#declare -* }',
  'swarm_tutor_name=${swarm_tutor_name%%=*}',
  "case $swarm_tutor_name in ''|[0-9]*|*[!A-Za-z0-9_]*) continue ;; esac",
  'eval "swarm_tutor_value=\\${$swarm_tutor_name-}"',
  'if [ "${#swarm_tutor_value}" -gt 16000 ]',
  'then printf \'%s=%s\\0\' "$swarm_tutor_name" "$swarm_tutor_value"',
  'unset "$swarm_tutor_name"',
  'fi',
  'done',
]
  .join('; ')
  .replaceAll('then; ', 'then ');

/**
 * Shell text that writes folder and exported variables to `file`, which must not exist yet (a learner may have set
 * `noclobber`). A part that fails leaves the rest out, so that a partial dump is never trusted.
 */
export function dumpScript(file: string): string {
  const env = '/usr/bin/env -0';
  // The env of older macOS has no -0; its perl does the same.
  const dumpEnv =
    process.platform === 'darwin' ? `{ ${env} || perl -e 'print map {"$_=$ENV{$_}\\0"} keys %ENV'; }` : env;
  // A variable that is too large keeps every program from starting: so the shell itself prints those first.
  const dumpAll = `{ ${dumpEnv} || export -p | { ${TELL_LARGE}; ${dumpEnv}; }; }`;
  return (
    SILENTLY +
    `{ command pwd && printf '\\0' && ${dumpAll} && printf '${END_OF_DUMP}\\0'; } >${posixWord(file)} 2>/dev/null`
  );
}

/**
 * Arguments of bash or sh for one command. It comes in a file, so that its tokens don't appear in the list of processes,
 * and reaches `eval` untouched: an `x` at the file's end keeps its last line feeds. One line keeps the line numbers of error messages. The EXIT trap writes the state
 * when `exit`, `set -e` or a signal ends the command; after a command that runs to its end it is written before the command's own EXIT trap.
 * @param names shell text that fixes the names of the session's programs, or nothing
 */
export function posixArguments(
  kind: 'bash' | 'sh',
  command: HandedOver,
  dumpFile: string,
  names = '',
): string[] {
  const dump = dumpScript(dumpFile);
  // Bash runs its EXIT trap when a signal ends it. Other shells need a trap for that.
  const leaveOnSignals = kind === 'sh' ? "trap 'exit 130' INT; trap 'exit 143' TERM; " : '';
  const script =
    `${take(kind, command)}trap ${posixWord(`${SILENTLY}[ -n "\${swarm_tutor_told-}" ] || { ${dump}; }`)} EXIT; ${leaveOnSignals}${names}` +
    'eval "$swarm_tutor_command"; ' +
    `{ swarm_tutor_status=$?; set +x; } 2>/dev/null; ${dump}; ` +
    'swarm_tutor_told=1; exit "$swarm_tutor_status"';
  const plain = kind === 'bash' ? ['--norc', '--noprofile'] : [];
  return [...plain, '-c', script, kind, ...('text' in command ? [command.text] : [])];
}

/** How a command gets to its shell: in a file, or, if no file can be made, as an argument. */
export type HandedOver = { readonly file: string } | { readonly text: string };

function take(kind: 'bash' | 'sh', command: HandedOver): string {
  if ('text' in command) return 'swarm_tutor_command=$1; set --; ';
  const content = kind === 'bash' ? `<${posixWord(command.file)}` : `/bin/cat ${posixWord(command.file)}`;
  return `swarm_tutor_command=$(${content}); swarm_tutor_command=\${swarm_tutor_command%x}; `;
}

/**
 * The start-up file of an interactive shell: the session's PATH whatever the system's own files did to it, no history
 * file, a plain prompt that names the session, the fixed names of its programs, and the dump when it is left. `ENV` brought the file to sh and must not
 * reach the programs that the learner starts.
 */
export function posixRcFile(
  kind: 'bash' | 'sh',
  env: Readonly<Record<string, string>>,
  dumpFile: string,
  names = '',
): string {
  const own = env.ENV === undefined ? 'unset ENV' : `export ENV=${posixWord(env.ENV)}`;
  const lines = [
    env.PATH === undefined ? '' : `export PATH=${posixWord(env.PATH)}`,
    kind === 'sh' ? own : '',
    'unset HISTFILE',
    names,
    // Only bash knows the folder's name in a prompt.
    kind === 'bash' ? "PS1='swarm-tutor:\\W\\$ '" : "PS1='swarm-tutor$ '",
    `trap ${posixWord(dumpScript(dumpFile))} EXIT`,
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
