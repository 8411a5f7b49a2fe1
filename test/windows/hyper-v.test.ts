/** Part 4's Hyper-V half on Windows: a stand-in answers for Hyper-V what Docker Machine and the lessons ask PowerShell for. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messagesFor } from '../../src/i18n/messages.ts';
import { launching } from '../../src/program/windows-shims.ts';
import { failedChecks, reportOf, SIMULATOR } from '../support/program.ts';
import { learnersPlace, NODE, PWSH, WINDOWS, windowsPath, windowsTutor } from './wine.ts';

const HERE = join(import.meta.dirname, 'hyper-v');
/** Modules that this Windows has for as long as the stories run. */
const MODULES = ['Hyper-V', 'NetAdapter', 'OnPath'];
const LAUNCHER = readFileSync(join(import.meta.dirname, '../../src/program/launcher/launcher.exe'));

describe.skipIf(WINDOWS === undefined)('Hyper-V on Windows', () => {
  const sam = learnersPlace();
  const tools = join(sam.root, 'tools');
  const state = join(sam.root, 'hyper-v.json');
  const moduleFolder = (name: string) => join(PWSH, 'Modules', name);
  const env = (more: Readonly<Record<string, string>> = {}) => ({
    WINEPATH: [tools, PWSH].map(windowsPath).join(';'),
    HYPERV_STATE: windowsPath(state),
    HYPERV_SERVICE: 'Running',
    SWARM_TUTOR_SIMULATOR: windowsPath(join(sam.root, 'simulated')),
    SWARM_TUTOR_SPEED: 'instant',
    ...more,
  });
  const start = (more?: Readonly<Record<string, string>>) => ({ ...sam, env: env(more) });
  /** Asks until all have answered in time, which they may not on a busy computer. */
  const doctor = async (more?: Readonly<Record<string, string>>) => {
    for (let left = 20; ; left -= 1) {
      const { stdout } = await windowsTutor(['doctor', '--lang', 'en', '--json'], start(more));
      const report = JSON.parse(stdout);
      const { missing } = report.drivers.find(({ id }: { id: string }) => id === 'hyperv');
      const { windows, docker, dockerMachine } = report.platform;
      if (left === 0 || (windows && docker && dockerMachine))
        return { report, missing: missing.map(({ what }: { what: string }) => what) as string[] };
    }
  };
  /** A walk on Hyper-V. One that didn't begin, as PowerShell was late, begins again. */
  const walk = async (words: readonly string[], more?: Readonly<Record<string, string>>) => {
    for (let left = 20; ; left -= 1) {
      const ended = await windowsTutor(
        ['run', '--driver', 'hyperv', '--yes', '--json', ...words],
        start(more),
      );
      if (ended.stdout !== '' || left === 0) return ended;
    }
  };

  beforeAll(() => {
    mkdirSync(tools);
    writeFileSync(state, JSON.stringify({ switches: [], machines: [] }));
    const starts = (name: string, file: string, ...words: string[]) =>
      writeFileSync(join(tools, `${name}.exe`), launching(LAUNCHER, [windowsPath(file), ...words]));
    const program = (name: string, ...words: string[]) => starts(name, NODE, ...words);
    const simulator = windowsPath(SIMULATOR);
    for (const name of ['docker', 'docker-compose', 'curl']) program(name, simulator, name);
    program('docker-machine', windowsPath(join(HERE, 'docker-machine.mjs')), simulator);
    const options = ['-NoLogo', '-NoProfile', '-NonInteractive', '-File'];
    starts('powershell', join(PWSH, 'pwsh.exe'), ...options, windowsPath(join(HERE, 'powershell.ps1')));
    for (const name of MODULES) mkdirSync(moduleFolder(name), { recursive: true });
    for (const name of ['Hyper-V', 'NetAdapter'])
      cpSync(join(HERE, `${name}.psm1`), join(moduleFolder(name), `${name}.psm1`));
    // Wine's Windows gives PowerShell no list of a folder's programs, so that it finds none on its PATH by itself.
    const names = ['docker', 'docker-machine', 'docker-compose', 'curl.exe'];
    const aliases = names.map((name) => {
      const file = windowsPath(join(tools, name.endsWith('.exe') ? name : `${name}.exe`));
      return `Set-Alias '${name}' '${file}'`;
    });
    const module = join(moduleFolder('OnPath'), 'OnPath');
    writeFileSync(`${module}.psm1`, [...aliases, 'Export-ModuleMember -Alias *'].join('\n'));
    const exported = names.map((name) => `'${name}'`).join(', ');
    writeFileSync(
      `${module}.psd1`,
      `@{ ModuleVersion = '1.0'; RootModule = 'OnPath.psm1'; AliasesToExport = ${exported}; FunctionsToExport = @() }`,
    );
  });
  afterAll(() => {
    for (const name of MODULES) rmSync(moduleFolder(name), { recursive: true, force: true });
    sam.remove();
  });

  test('the doctor finds it, and chooses it', async () => {
    const { report, missing } = await doctor();
    expect(missing).toEqual([]);
    expect(report.platform.windows).toEqual({
      edition: 'Microsoft Windows 11 专业版',
      build: 22631,
      home: false,
      hypervRunning: true,
      administrator: true,
    });
    expect(report.chosen.driver).toBe('hyperv');
  }, 180_000);

  test('the doctor sees that it is off', async () => {
    const { what } = messagesFor('en').driver.needs['hyperv-off']({ os: 'windows', arch: 'x64', wsl: false });
    expect((await doctor({ HYPERV_SERVICE: 'Stopped' })).missing).toEqual([what]);
  }, 180_000);

  test('who has no rights is told so, before a machine is made', async () => {
    const ended = await walk(['--until', 'create-manager'], { HYPERV_RIGHTS: 'none' });
    expect(ended.code, ended.stderr).toBe(1);
    expect(JSON.parse(readFileSync(state, 'utf8')).machines).toEqual([]);
  }, 300_000);

  test('all of Part 4 is walked on it, from the switch to the last machine', async () => {
    const ended = await walk([]);
    const report = reportOf(ended);
    expect(failedChecks(report), ended.stderr).toEqual([]);
    const commands = report.steps.map(({ command }) => command).join('\n');
    expect(commands).toContain('New-VMSwitch -Name myswitch');
    expect(commands).toContain('docker-machine create -d hyperv --hyperv-virtual-switch "myswitch" myvm1');
    expect(ended.code).toBe(0);
    const left = JSON.parse(readFileSync(state, 'utf8'));
    expect(left.switches).toEqual([{ Name: 'myswitch', SwitchType: 'External' }]);
    expect(left.machines).toEqual([]);
    const { passed, skipped } = report.summary;
    console.log(`Windows with a stand-in for Hyper-V: ${passed} steps passed, ${skipped} skipped`);
  }, 1_200_000);
});
