/** Runs a command line or a script that needs a shell. */
import { MachineBash } from './bash.ts';
import type { MachineRun } from './machine.ts';

/** Programs that read standard input: only for these is it read to its end. */
const READERS =
  /(^|[\s;|&(])(cat|read|bash|sh|tee|grep|egrep|sort|uniq|wc|head|tail|sed|awk|tr|cut|xargs|md5sum|sha256sum|tar|gzip|gunzip|base64|while)\b|\s-(\s|$)|stdin/;

/** Runs lines of bash in a machine and prints their output. @returns their exit code */
export async function runBash(run: MachineRun, script: string): Promise<number> {
  const { io } = run;
  const bash = await MachineBash.open(run);
  const stdin = !io.keyboard && READERS.test(script) ? await io.stdin() : '';
  const result = await bash.run(script, stdin, io.signal);
  if (result.stdout !== '') io.out(result.stdout);
  if (result.stderr !== '') io.err(withLineNumbers(result.stderr));
  return result.exitCode;
}

/** Bash names the line in its error messages. */
function withLineNumbers(stderr: string): string {
  return stderr.replace(
    /^bash: (?!line \d)(.*: (?:command not found|No such file or directory))$/gm,
    'bash: line 1: $1',
  );
}
