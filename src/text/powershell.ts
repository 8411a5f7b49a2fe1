/** Questions to the PowerShell that every Windows has. */

/** It prints in the console's code page otherwise, in which 交换机 may be question marks. Without a console there is none. */
const IN_UTF8 = 'try { [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false) } catch { }; ';

/** The program and its words for one question: no profile is read, nobody is asked anything, the answer is UTF-8. */
export function powershellQuestion(script: string): readonly string[] {
  return ['powershell', '-NoLogo', '-NoProfile', '-NonInteractive', '-Command', IN_UTF8 + script];
}
