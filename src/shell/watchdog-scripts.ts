/** What a watchdog runs: it reads `+ ID` and `- ID`, and when its input ends, it ends what is still on its list. */
import process from 'node:process';
import { powershellQuestion } from '../text/powershell.ts';

/** Clocks of processes and of the computer may differ by so many seconds. */
const SLACK_S = 5;

export interface WatchdogProgram {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

/**
 * For process groups. `started` sets `at` to the start of a group's first process: field 22 of /proc/PID/stat (proc(5)), or
 * what ps says. A first process with another start is another program, to which the id was given since.
 */
const GROUPS = `
trap '' HUP INT TERM
started() {
  at=
  if [ -d /proc/self ]; then
    line=
    { read -r line <"/proc/$1/stat"; } 2>/dev/null
    set -- \${line##*) }
    at=\${20-}
  else
    at=$(ps -o lstart= -p "$1" 2>/dev/null | tr -d ' ')
  fi
}
list=' '
while read -r what id; do
  case $what in
    +) started "$id"; list="$list$id:$at " ;;
    -) case $list in *" $id:"*) rest=\${list#*" $id:"}; list="\${list%%" $id:"*} \${rest#* }" ;; esac ;;
  esac
done
signal() {
  for each in $list; do
    id=\${each%%:*}
    started "$id"
    if [ -z "$at" ] || [ "$at" = "\${each#*:}" ]; then
      for name in "$@"; do kill -s "$name" -- "-$id" 2>/dev/null && found=1; done
    fi
  done
}
found=
signal TERM CONT
[ -n "$found" ] || exit 0
sleep 1
signal KILL
exit 0
`;

export const WATCHDOG_ON_POSIX: WatchdogProgram = {
  file: '/bin/sh',
  args: ['-c', GROUPS, 'swarm-tutor-watchdog'],
  env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
};

/**
 * For processes with all that they started, on Windows, which knows no groups. The first process has often gone with the
 * tutor, but those that it started still name it. An id was given to another program since, if that began later than the
 * watchdog heard of it, or before the one that is said to have started it.
 */
export const END_TREES = `
$ErrorActionPreference = 'SilentlyContinue'
$all = Get-CimInstance Win32_Process
function Stop-Tree($id, $from) {
  foreach ($one in $all) {
    if ($one.ParentProcessId -eq $id -and $one.CreationDate -ge $from) { Stop-Tree $one.ProcessId $one.CreationDate }
  }
  if ($id -ne $PID) { Stop-Process -Id $id -Force }
}
function Stop-Held($id, $heardAt) {
  $heard = [DateTimeOffset]::FromUnixTimeMilliseconds($heardAt).LocalDateTime
  $first = $all | Where-Object { $_.ProcessId -eq $id }
  if (-not $first) { Stop-Tree $id $heard.AddSeconds(-${SLACK_S}) }
  elseif ($first.CreationDate -le $heard.AddSeconds(${SLACK_S})) { Stop-Tree $id $first.CreationDate }
}
`;

/** Reads the list, and asks PowerShell to end what is on it; a Node.js that waits takes less than a PowerShell that does. */
const WATCH = `
const held = new Map();
const [file, ...words] = JSON.parse(process.argv[1]);
const lines = require('node:readline').createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [what, id] = line.split(' ');
  if (what === '+') held.set(Number(id), Date.now());
  else held.delete(Number(id));
});
lines.on('close', () => {
  if (held.size === 0) return;
  const ends = [...held].map(([id, at]) => 'Stop-Held ' + id + ' ' + at);
  const script = words.pop() + ends.join(String.fromCharCode(10));
  require('node:child_process').spawnSync(file, [...words, script], { stdio: 'ignore', windowsHide: true });
});
`;

/** What it needs of the environment to find and to start PowerShell. */
const NEEDED = /^(path|pathext|systemroot|windir|systemdrive|temp|tmp|winepath|psmodulepath)$/i;

export function watchdogOnWindows(): WatchdogProgram {
  const needed = Object.entries(process.env).filter(([name]) => NEEDED.test(name)) as [string, string][];
  return {
    file: process.execPath,
    args: ['-e', WATCH, JSON.stringify(powershellQuestion(END_TREES))],
    env: Object.fromEntries(needed),
  };
}
