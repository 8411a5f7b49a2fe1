/** How PowerShell is started so that it tells what it leaves behind. */
import { powershellWord } from '../text/quoting.ts';
import { END_OF_DUMP } from './left-behind.ts';

/** The variable that brings the command: no quoting rule of Windows or PowerShell can then touch it. */
export const COMMAND_VARIABLE = 'SWARM_TUTOR_COMMAND';

/** PowerShell text that writes folder and variables to `file`, in the form that `readLeftBehind` reads. */
export function powershellDump(file: string): string {
  return [
    '$swarmTutorLeft = (Get-Location -PSProvider FileSystem).ProviderPath + [char]0',
    'foreach ($entry in [Environment]::GetEnvironmentVariables().GetEnumerator()) ' +
      "{ $swarmTutorLeft += $entry.Key + '=' + $entry.Value + [char]0 }",
    `try { [IO.File]::WriteAllText(${powershellWord(file)}, $swarmTutorLeft + '${END_OF_DUMP}' + [char]0) } catch { }`,
  ].join('; ');
}

/** The script of one command: fix the `names` of the session's programs, run it, dump in `finally` (which `exit` passes too), leave with its exit code. */
export function powershellScript(dumpFile: string, names = ''): string {
  return [
    ...(names === '' ? [] : [names]),
    "$ProgressPreference = 'SilentlyContinue'",
    '[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)',
    '$OutputEncoding = [Text.UTF8Encoding]::new($false)',
    `$swarmTutorCommand = [scriptblock]::Create($env:${COMMAND_VARIABLE})`,
    `Remove-Item Env:${COMMAND_VARIABLE}`,
    '$global:LASTEXITCODE = 0',
    '$swarmTutorOk = $false',
    `try { . $swarmTutorCommand; $swarmTutorOk = $? } finally { ${powershellDump(dumpFile)} }`,
    'if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }',
    'if (-not $swarmTutorOk) { exit 1 }',
  ].join('\n');
}

/** The script of an interactive shell: a calm prompt, and the dump when it is left. */
export function interactiveScript(dumpFile: string, names = ''): string {
  return [
    ...(names === '' ? [] : [names]),
    "function global:prompt { 'swarm-tutor:' + (Split-Path -Leaf (Get-Location)) + '> ' }",
    'if (Get-Module -ListAvailable PSReadLine) { Set-PSReadLineOption -HistorySaveStyle SaveNothing }',
    `$null = Register-EngineEvent -SourceIdentifier PowerShell.Exiting -Action { ${powershellDump(dumpFile)} }`,
  ].join('\n');
}

/** Arguments that make PowerShell run a script given as text. */
export function powershellArguments(script: string, interactive = false): string[] {
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  const manner = interactive ? ['-NoExit'] : ['-NonInteractive', '-OutputFormat', 'Text'];
  return ['-NoLogo', '-NoProfile', ...manner, '-EncodedCommand', encoded];
}
