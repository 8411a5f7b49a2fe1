import { describe, expect, test } from 'vitest';
import { detectDriver } from '../../src/driver/detect.ts';
import { doctorReport } from '../../src/driver/doctor.ts';
import { NEEDS } from '../../src/driver/driver.ts';
import { gatherFacts } from '../../src/driver/gather.ts';
import type { ComputerFacts, WindowsFacts } from '../../src/driver/platform.ts';
import { DRIVERS } from '../../src/driver/registry.ts';
import { DRIVER_IDS } from '../../src/driver/types.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { COMPLETE, computer, without } from './computers.ts';

const PRO: WindowsFacts = {
  edition: 'Microsoft Windows 11 Pro',
  build: 22631,
  home: false,
  hypervRunning: true,
  administrator: true,
};
const { packages: _p, virtualization: _v, ...ON_WINDOWS } = { ...COMPLETE, os: 'windows' as const };

function windows(facts: Partial<WindowsFacts>): ComputerFacts {
  return { ...ON_WINDOWS, windows: { ...PRO, ...facts } };
}

describe("Part 4's own choice", () => {
  test.each<[string, ComputerFacts, string]>([
    ['Windows with Hyper-V', windows({}), 'hyperv'],
    ['Windows without Hyper-V', windows({ hypervRunning: false }), 'virtualbox'],
    ['a Mac with an Intel processor', { ...ON_WINDOWS, os: 'mac' }, 'virtualbox'],
    ['Linux', COMPLETE, 'virtualbox'],
  ])('%s', (_, facts, driver) => expect(detectDriver(facts)).toEqual({ driver, passedOver: [] }));
});

describe('what is true today', () => {
  test.each<[string, ComputerFacts, string, string]>([
    ['no Docker Machine', without('dockerMachine'), 'virtualbox', 'docker-machine'],
    ['no VirtualBox', without('virtualBox'), 'virtualbox', 'virtualbox'],
    ['no docker command', without('docker'), 'virtualbox', 'docker'],
    [
      'Apple silicon',
      { ...COMPLETE, os: 'mac', appleSilicon: true, arch: 'arm64' },
      'virtualbox',
      'apple-silicon',
    ],
    ['Linux on ARM', { ...COMPLETE, arch: 'arm64' }, 'virtualbox', 'arm-processor'],
    ['WSL', { ...without('virtualBox'), wsl: true }, 'virtualbox', 'wsl'],
    [
      'a kernel without the module of VirtualBox',
      { ...COMPLETE, virtualBoxModuleMissing: true },
      'virtualbox',
      'virtualbox-module',
    ],
    ['no virtualization', { ...COMPLETE, virtualization: false }, 'virtualbox', 'virtualization'],
    ['Hyper-V without rights', windows({ administrator: false }), 'hyperv', 'administrator'],
  ])('%s leads away from it, for that reason only', (_, facts, driver, need) => {
    const choice = detectDriver(facts);
    expect(choice.driver).not.toBe(driver);
    expect(choice.passedOver[0]).toEqual({ driver, missing: [need] });
  });

  test('an active Hyper-V stands in the way of VirtualBox', () => {
    expect(DRIVERS.virtualbox.missing(windows({}))).toEqual(['hyperv-in-the-way']);
  });

  test('Hyper-V can be switched on unless it is a Home edition', () => {
    expect(DRIVERS.hyperv.missing(windows({ hypervRunning: false }))).toEqual(['hyperv-off']);
    expect(DRIVERS.hyperv.missing(windows({ hypervRunning: false, home: true }))).toEqual(['windows-home']);
    expect(DRIVERS.hyperv.missing(ON_WINDOWS)).toEqual(['windows-unknown']);
    expect(DRIVERS.hyperv.missing(COMPLETE)).toEqual(['windows']);
  });

  test('containers stand in where an engine for Linux containers answers', () => {
    expect(DRIVERS.dind.missing(COMPLETE)).toEqual([]);
    expect(DRIVERS.dind.missing({ ...COMPLETE, engine: { reachable: false } })).toEqual(['engine']);
    const engine = { reachable: true, version: '28.2.2', os: 'windows' };
    expect(DRIVERS.dind.missing({ ...COMPLETE, engine })).toEqual(['windows-containers']);
  });

  test('with nothing at all there is still the simulator', () => {
    const nothing = { ...without('docker', 'dockerMachine', 'virtualBox'), engine: { reachable: false } };
    expect(detectDriver(nothing).driver).toBe('simulator');
  });

  test("the learner's own hosts are never taken unasked", () => {
    expect(DRIVERS.generic.missing(COMPLETE)).toEqual([]);
    expect(DRIVERS.generic.missing({ ...COMPLETE, ssh: false })).toEqual(['ssh']);
    expect(detectDriver({ ...COMPLETE, appleSilicon: true, engine: { reachable: false } }).driver).toBe(
      'simulator',
    );
  });
});

describe('the doctor', () => {
  test('has what, why and how to mend for everything that may be missing, on every platform, in both languages', () => {
    const bare: ComputerFacts[] = [
      COMPLETE,
      without('packages'),
      windows({}),
      { ...COMPLETE, os: 'mac' },
      { ...COMPLETE, wsl: true },
    ];
    for (const language of ['en', 'zh'] as const) {
      for (const need of NEEDS) {
        for (const facts of bare) {
          const advice = messagesFor(language).driver.needs[need](facts);
          for (const text of Object.values(advice)) expect(text).not.toMatch(/^\s*$|undefined|null/);
        }
      }
    }
  });

  test('lists every driver, and says why it passed the others over', () => {
    const report = doctorReport(
      { ...without('dockerMachine', 'virtualBox'), engine: { reachable: false } },
      'en',
    );
    expect(report.drivers.map(({ id }) => id)).toEqual([...DRIVER_IDS]);
    expect(report.drivers.find(({ id }) => id === 'simulator')).toMatchObject({ usable: true, missing: [] });
    expect(report.chosen.driver).toBe('simulator');
    expect(report.chosen.why).toContain(
      'Not virtualbox: Docker Machine is not installed, VirtualBox is not installed.',
    );
    const machine = report.drivers[0]?.missing[0];
    expect(machine?.fix).toContain('docker-machine-Linux-x86_64');
  });

  test.each(['en', 'zh'] as const)('sends nobody to a package that is not there (%s)', (language) => {
    const fix = (distribution: string) =>
      doctorReport({ ...without('virtualBox'), distribution }, language).drivers[0]?.missing[0]?.fix;
    expect(fix('ubuntu')).toBe('sudo apt-get install virtualbox');
    expect(fix('debian')).toContain('https://www.virtualbox.org/wiki/Linux_Downloads');
    expect(fix('debian')).not.toContain('apt-get install virtualbox');
  });

  test('answers although a computer does not', async () => {
    const facts = await gatherFacts(computer({ platform: 'win32' }));
    const report = doctorReport(facts, 'zh');
    expect(report.chosen.driver).toBe('simulator');
    expect(report.chosen.why).toContain('模拟');
  });
});
