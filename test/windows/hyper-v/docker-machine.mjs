/**
 * Stands in for Docker Machine 0.16.2 with its driver hyperv: asks PowerShell what that driver asks it, in the same order, makes
 * virtual machines there, and leaves to the simulator what is inside a machine.
 */
import { spawnSync } from 'node:child_process';

const [, , simulator, ...argv] = process.argv;
const [command, ...words] = argv;

if (command === '--version') {
  console.log('docker-machine.exe version 0.16.2, build bd45ab13');
  process.exit(0);
}

/** What PowerShell prints, without blanks around it; undefined when it failed. */
function ask(script) {
  const asked = spawnSync('powershell.exe', ['-NoProfile', '-NonInteractive', script], {
    encoding: 'utf8',
    windowsHide: true,
  });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

function fail(why) {
  process.stderr.write(`${why}\n`);
  process.exit(3);
}

const me = '@([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent())';
const hasRights = () =>
  process.env.HYPERV_RIGHTS !== 'none' &&
  (ask(`${me}.IsInRole([Security.Principal.SecurityIdentifier]'S-1-5-32-578')`) === 'True' ||
    ask(`${me}.IsInRole([Security.Principal.WindowsBuiltInRole] "Administrator")`) === 'True');

function beforeCreation(wanted) {
  const failed = (why) => fail(`Running pre-create checks...\nError with pre-create check: "${why}"`);
  if (ask('@(Get-Module -ListAvailable hyper-v).Name | Get-Unique') !== 'Hyper-V')
    failed('Hyper-V PowerShell Module is not available');
  if (!hasRights()) failed('Hyper-v commands have to be run as an Administrator');
  const there = ask('[Console]::OutputEncoding = [Text.Encoding]::UTF8; (Hyper-V\\Get-VMSwitch).Name') ?? '';
  if (!there.split(/\r?\n/).includes(wanted)) failed(`virtual switch "${wanted}" not found`);
}

const flag = (...names) => words[words.findIndex((word) => names.includes(word)) + 1];
const names = words.filter((word) => !word.startsWith('-'));
const isHyperV = command === 'create' && flag('-d', '--driver') === 'hyperv';
const made = words.at(-1);
if (isHyperV) {
  const wanted = flag('--hyperv-virtual-switch');
  beforeCreation(wanted);
  ask(`Hyper-V\\New-VM '${made}' -Path 'C:\\' -SwitchName '${wanted}' -MemoryStartupBytes 1024MB`);
  ask(`Hyper-V\\Start-VM '${made}'`);
}
if (command === 'stop') for (const name of names) ask(`Hyper-V\\Stop-VM '${name}'`);
if (command === 'start') for (const name of names) ask(`Hyper-V\\Start-VM '${name}'`);
if (command === 'rm') for (const name of names) ask(`Hyper-V\\Remove-VM '${name}' -Force`);
const { status } = spawnSync(process.execPath, [simulator, 'docker-machine', ...argv], { stdio: 'inherit' });
process.exit(status ?? 1);
