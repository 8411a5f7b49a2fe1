/** Starts PowerShell so that it writes down the state it leaves behind. */
import { powershellWord } from '../text/quoting.ts';
import { END_OF_DUMP } from './left-behind.ts';

/** The variable that carries the command, so that no quoting rule of Windows or PowerShell applies to it. */
export const COMMAND_VARIABLE = 'SWARM_TUTOR_COMMAND';

/** Output and input of programs are UTF-8, whatever the console was set to. */
const IN_UTF8 = [
  '$global:swarmTutorEncoding = [Console]::OutputEncoding',
  '[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)',
  '$OutputEncoding = [Text.UTF8Encoding]::new($false)',
];

/**
 * A folder of modules that only PowerShell 7 can load: the Windows PowerShell that Docker Machine starts would take its
 * own cmdlets from there, and fail. PowerShell 7 itself looks there in any case.
 */
const MODULES_FOR_ALL =
  "if ($PSEdition -eq 'Core') { $env:PSModulePath = " +
  '@($env:PSModulePath.Split([IO.Path]::PathSeparator) | Where-Object { -not $_.StartsWith($PSHOME) }) ' +
  '-join [IO.Path]::PathSeparator }';

/** PowerShell text that writes folder and variables to `file`, in the form that `readLeftBehind` reads. */
export function powershellDump(file: string): string {
  return [
    '$swarmTutorLeft = (Get-Location -PSProvider FileSystem).ProviderPath + [char]0',
    'foreach ($entry in [Environment]::GetEnvironmentVariables().GetEnumerator()) ' +
      "{ $swarmTutorLeft += $entry.Key + '=' + $entry.Value + [char]0 }",
    `try { [IO.File]::WriteAllText(${powershellWord(file)}, $swarmTutorLeft + '${END_OF_DUMP}' + [char]0) } catch { }`,
    // The console may be the learner's, and outlives this shell.
    'try { [Console]::OutputEncoding = $global:swarmTutorEncoding } catch { }',
  ].join('; ');
}

/** Writes the state at the end, at the latest by the event that `exit` and `throw` raise, too. */
function tellAtExit(dumpFile: string): string[] {
  return [
    `$global:swarmTutorTell = { ${powershellDump(dumpFile)} }`,
    '$null = Register-EngineEvent -SourceIdentifier PowerShell.Exiting -Action { & $global:swarmTutorTell }',
  ];
}

/**
 * The script of one command: fixes the `names` of the session's programs, runs the command as at a prompt, and ends as
 * its last statement did. The command is not wrapped in anything that would change what an error does: the statements after it run.
 */
export function powershellScript(dumpFile: string, names = ''): string {
  return [
    ...(names === '' ? [] : [names]),
    "$ProgressPreference = 'SilentlyContinue'",
    ...IN_UTF8,
    MODULES_FOR_ALL,
    ...tellAtExit(dumpFile),
    `$swarmTutorText = $env:${COMMAND_VARIABLE}`,
    `Remove-Item Env:${COMMAND_VARIABLE}`,
    // Parsed alone first, so that an error message is about the command only. Its success is known only inside it.
    'try { $null = [scriptblock]::Create($swarmTutorText) }',
    'catch { [Console]::Error.WriteLine($_.Exception.InnerException.Message); exit 1 }',
    '$swarmTutorCommand = [scriptblock]::Create($swarmTutorText + "`n`n`$global:swarmTutorOk = `$?")',
    '$global:swarmTutorOk = $null',
    '$global:LASTEXITCODE = 0',
    '. $swarmTutorCommand',
    // `return` ends a command well, and leaves nothing here.
    'if ($global:swarmTutorOk -ne $false) { exit 0 }',
    'if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }',
    'exit 1',
  ].join('\n');
}

/** The script of an interactive shell: a plain prompt, and the dump when it is left. */
export function interactiveScript(dumpFile: string, names = ''): string {
  return [
    ...(names === '' ? [] : [names]),
    ...IN_UTF8,
    MODULES_FOR_ALL,
    "function global:prompt { 'swarm-tutor:' + (Split-Path -Leaf (Get-Location)) + '> ' }",
    'if (Get-Module -ListAvailable PSReadLine) { Set-PSReadLineOption -HistorySaveStyle SaveNothing }',
    ...tellAtExit(dumpFile),
  ].join('\n');
}

/** Arguments that make PowerShell run a script given as text. */
export function powershellArguments(script: string, interactive = false): string[] {
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  const manner = interactive ? ['-NoExit'] : ['-NonInteractive', '-OutputFormat', 'Text'];
  return ['-NoLogo', '-NoProfile', ...manner, '-EncodedCommand', encoded];
}
