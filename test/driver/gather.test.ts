import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { thisComputer } from '../../src/driver/computer.ts';
import { gatherFacts } from '../../src/driver/gather.ts';
import { windowsQuestion } from '../../src/driver/windows-facts.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { computer } from './computers.ts';

const BIN = join(import.meta.dirname, '..', 'support', 'bin');
const INFO = 'docker info --format {{json .}}';

describe('programs that are there', () => {
  test.skipIf(process.platform === 'win32')('tell their versions, as the real ones print them', async () => {
    const facts = await gatherFacts(thisComputer({ PATH: `${BIN}:/usr/bin:/bin` }));
    expect(facts).toMatchObject({
      docker: '28.2.2',
      dockerMachine: '0.16.2',
      virtualBox: '7.0.10',
      // The stand-in warns as VirtualBox does without its kernel module.
      virtualBoxModuleMissing: true,
      engine: { reachable: true, version: '28.2.2', os: 'linux', swarm: 'inactive' },
    });
  });

  test('or do not, and then are not there', async () => {
    const facts = await gatherFacts(computer({ platform: 'linux' }));
    expect(facts).toEqual({
      os: 'linux',
      arch: 'x64',
      appleSilicon: false,
      wsl: false,
      engine: { reachable: false },
      ssh: false,
      shell: '/bin/sh',
    });
  });

  test('say nothing useful when they fail', async () => {
    const broken = computer({ platform: 'linux' });
    const failing = { ...broken, ask: async () => ({ stdout: 'version 1.2.3', stderr: '', exitCode: 1 }) };
    expect(await gatherFacts(failing)).not.toHaveProperty('docker');
  });
});

describe('a Docker Engine', () => {
  test.each([
    ['of an old client that exits 0 without one', '{"ServerVersion":"","ServerErrors":["no daemon"]}'],
    ['of a client that says nothing', ''],
    ['of something that is no Docker', 'hello'],
  ])('%s is not reachable', async (_, info) => {
    const facts = await gatherFacts(computer({ platform: 'linux', answers: { [INFO]: info } }));
    expect(facts.engine).toEqual({ reachable: false });
  });

  test('says when it is in a swarm already, and that it runs Windows containers', async () => {
    const info = '{"ServerVersion":"20.10.24","OSType":"windows","Swarm":{"LocalNodeState":"active"}}';
    const facts = await gatherFacts(computer({ platform: 'win32', answers: { [INFO]: info } }));
    expect(facts.engine).toEqual({ reachable: true, version: '20.10.24', os: 'windows', swarm: 'active' });
  });
});

describe('a Mac', () => {
  test('with Apple silicon is known even to a node built for Intel', async () => {
    const mac = { platform: 'darwin' as const, answers: { sysctl: '1\n' } };
    expect(await gatherFacts(computer(mac))).toMatchObject({ os: 'mac', arch: 'arm64', appleSilicon: true });
    const intel = await gatherFacts(computer({ platform: 'darwin' }));
    expect(intel).toMatchObject({ os: 'mac', arch: 'x64', appleSilicon: false });
  });
});

describe('Linux', () => {
  test.each([
    ['ID=ubuntu\nID_LIKE=debian\n', 'apt'],
    ['NAME="Fedora Linux"\nID=fedora\n', 'dnf'],
    ['ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', 'zypper'],
    ['ID=manjaro\nID_LIKE=arch\n', 'pacman'],
    ['ID=alpine\n', 'apk'],
    ['ID=nixos\n', undefined],
  ])('says where its software comes from: %j', async (text, packages) => {
    const facts = await gatherFacts(computer({ platform: 'linux', files: { '/etc/os-release': text } }));
    expect(facts.packages).toBe(packages);
    expect(facts.distribution).toBe(/^ID="?([\w-]+)/m.exec(text)?.[1]);
  });

  test('says whether the processor can run virtual machines', async () => {
    const cpu = (flags: string) => ({ '/proc/cpuinfo': `processor\t: 0\nflags\t\t: fpu ${flags} sse\n` });
    const facts = (flags: string, arch = 'x64') =>
      gatherFacts(computer({ platform: 'linux', arch, files: cpu(flags) }));
    expect((await facts('vmx')).virtualization).toBe(true);
    expect((await facts('svm')).virtualization).toBe(true);
    expect((await facts('ssse3')).virtualization).toBe(false);
    expect(await facts('', 'arm64')).not.toHaveProperty('virtualization');
  });

  const NO_DEVICE = `WARNING: The character device /dev/vboxdrv does not exist.
\t Please install the virtualbox-dkms package and the appropriate
\t headers, most likely linux-headers-generic.

\t You will not be able to start VMs until this problem is fixed.
`;
  const NOT_LOADED = `WARNING: The vboxdrv kernel module is not loaded. Either there is no module
         available for the current kernel (6.8.0-45-generic) or it failed to
         load. Please recompile the kernel module and install it by

           sudo /sbin/vboxconfig

         You will not be able to start VMs until this problem is fixed.
`;
  test.each([
    ['on stdout', { stdout: `${NO_DEVICE}7.0.10r158379\n`, stderr: '' }, true],
    ['on stderr', { stdout: '7.0.10r158379\n', stderr: NO_DEVICE }, true],
    ["of Oracle's own", { stdout: `${NOT_LOADED}7.1.4r165100\n`, stderr: '' }, true],
    ['not at all', { stdout: '7.0.10r158379\n', stderr: '' }, undefined],
  ])('hears of a missing kernel module: a warning %s', async (_, said, missing) => {
    const linux = computer({ platform: 'linux' });
    const facts = await gatherFacts({
      ...linux,
      ask: async (argv) => (argv[0] === 'VBoxManage' ? { ...said, exitCode: 0 } : linux.ask(argv)),
    });
    expect(facts.virtualBox).toMatch(/^7\./);
    expect(facts.virtualBoxModuleMissing).toBe(missing);
  });

  test('inside Windows is told from its kernel or its variables', async () => {
    const kernel = { '/proc/sys/kernel/osrelease': '5.15.153.1-microsoft-standard-WSL2\n' };
    expect((await gatherFacts(computer({ platform: 'linux', files: kernel }))).wsl).toBe(true);
    const env = { WSL_DISTRO_NAME: 'Ubuntu' };
    expect((await gatherFacts(computer({ platform: 'linux', env }))).wsl).toBe(true);
  });
});

describe('Windows', () => {
  const answer = (sku: number, hyperv: boolean) =>
    JSON.stringify({ edition: 'Microsoft Windows 10', build: 19045, sku, hyperv, administrator: true });

  test.skipIf(process.platform === 'win32')(
    'is asked once, by a script that PowerShell answers in JSON',
    async () => {
      const powershell = thisComputer({ PATH: `${BIN}:/usr/bin:/bin` });
      const facts = await gatherFacts({ ...powershell, platform: 'win32' });
      expect(facts.windows).toEqual({
        edition: 'Microsoft Windows 11 Pro',
        build: 22631,
        home: false,
        hypervRunning: true,
        administrator: false,
      });
    },
  );

  test('Home editions are known by their number, whatever the language of their name', async () => {
    const facts = await gatherFacts(
      computer({ platform: 'win32', answers: { powershell: answer(101, false) } }),
    );
    expect(facts.windows).toMatchObject({ home: true, hypervRunning: false });
  });

  test('that does not answer leaves the fact open, and one that answered something else was not late', async () => {
    const silent = await gatherFacts(computer({ platform: 'win32' }));
    expect(silent).not.toHaveProperty('windows');
    const late = messagesFor('en').driver.needs['windows-unknown'](silent).why;
    expect(late).toContain('ten seconds');
    const odd = await gatherFacts(
      computer({ platform: 'win32', answers: { powershell: 'Zugriff verweigert' } }),
    );
    expect(odd).not.toHaveProperty('windows');
    expect(messagesFor('en').driver.needs['windows-unknown'](odd).why).not.toContain('ten seconds');
  });

  test('is asked for the Hyper-V Administrators by the number of their group, and answers in UTF-8', () => {
    expect(windowsQuestion().at(-1)).toMatch(/OutputEncoding = \[Text\.UTF8Encoding\].+'S-1-5-32-578'/);
  });

  test('keeps VirtualBox where its installer says', async () => {
    const facts = await gatherFacts(
      computer({
        platform: 'win32',
        env: { VBOX_MSI_INSTALL_PATH: 'C:\\VirtualBox\\' },
        answers: { 'C:\\VirtualBox\\VBoxManage.exe': '7.0.10r158379\r\n' },
      }),
    );
    expect(facts.virtualBox).toBe('7.0.10');
  });

  test('on ARM is known to a node that runs emulated', async () => {
    const env = { PROCESSOR_ARCHITEW6432: 'ARM64', PROCESSOR_ARCHITECTURE: 'AMD64' };
    expect((await gatherFacts(computer({ platform: 'win32', env }))).arch).toBe('arm64');
  });
});
