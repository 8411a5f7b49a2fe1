/** Facts about Windows, asked in one PowerShell process (starting one takes about a second). */

import { powershellQuestion } from '../text/powershell.ts';
import { isRecord, parseJson } from '../value/json.ts';
import type { WindowsFacts } from './platform.ts';

/**
 * Edition and build from Win32_OperatingSystem, Hyper-V from its management service (the optional features can be
 * read by administrators only), and whether this user may make machines right now: as an administrator, or as one of the
 * Hyper-V Administrators, whose group has the same number in every language.
 */
export function windowsQuestion(): readonly string[] {
  const script = [
    "$ErrorActionPreference = 'SilentlyContinue'",
    '$os = Get-CimInstance Win32_OperatingSystem',
    '$vmms = Get-Service vmms',
    '$me = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()',
    '@{ edition = $os.Caption; build = [int]$os.BuildNumber; sku = [int]$os.OperatingSystemSKU; ' +
      "hyperv = ($vmms.Status -eq 'Running'); " +
      'administrator = $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator) -or ' +
      "$me.IsInRole([Security.Principal.SecurityIdentifier]'S-1-5-32-578') } | ConvertTo-Json -Compress",
  ].join('; ');
  return powershellQuestion(script);
}

/** The stock-keeping units of the Home editions: Home N, Home China, Home single language, Home. */
const HOME_SKUS = [98, 99, 100, 101];

/** Reads the answer; undefined when Windows gave none. */
export function windowsFacts(answer: string): WindowsFacts | undefined {
  const value = parseJson(answer);
  if (!isRecord(value)) return undefined;
  const { edition, build, sku, hyperv, administrator } = value;
  return {
    edition: typeof edition === 'string' ? edition : 'Windows',
    build: typeof build === 'number' ? build : 0,
    home: typeof sku === 'number' && HOME_SKUS.includes(sku),
    hypervRunning: hyperv === true,
    administrator: administrator === true,
  };
}
