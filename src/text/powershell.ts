/** Questions to the PowerShell that every Windows has. */

/** Otherwise it prints in the console's code page, where 交换机 may become question marks. Without a console there is none to set. */
const IN_UTF8 = 'try { [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false) } catch { }; ';

/** The program and its words for one question: no profile is read, no question is asked, the answer is UTF-8. */
export function powershellQuestion(script: string): readonly string[] {
  return ['powershell', '-NoLogo', '-NoProfile', '-NonInteractive', '-Command', IN_UTF8 + script];
}
