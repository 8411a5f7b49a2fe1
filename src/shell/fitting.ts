/** Reduces an environment to what a program can be started with. */

/** Linux: MAX_ARG_STRLEN, with the name, `=` and the NUL at the end. Bytes; execve(2). */
const LARGEST = 128 * 1024;
/** Windows: characters of one variable. */
const LARGEST_ON_WINDOWS = 32_767;
/** All variables together, with room for arguments: ARG_MAX of macOS is 1 MiB, that of Linux mostly 2 MiB. Bytes. */
const MOST: Readonly<Partial<Record<NodeJS.Platform, number>>> = { darwin: 768 * 1024 };
const MOST_ELSEWHERE = 1536 * 1024;

/**
 * The variables that a program can be started with: none that is too large by itself; if they are too large in
 * total, the largest are dropped.
 * @returns what fits, and the names of what does not
 */
export function fitting(
  env: Readonly<Record<string, string>>,
  platform: NodeJS.Platform = process.platform,
): { readonly env: Record<string, string>; readonly tooLarge: readonly string[] } {
  const sizes = Object.entries(env).map(([name, value]) => ({
    name,
    size: platform === 'win32' ? name.length + value.length + 2 : Buffer.byteLength(`${name}=${value}`) + 1,
  }));
  const largest = platform === 'win32' ? LARGEST_ON_WINDOWS : LARGEST;
  let left = MOST[platform] ?? MOST_ELSEWHERE;
  const fits = new Set<string>();
  for (const { name, size } of sizes.sort((a, b) => a.size - b.size)) {
    left -= size;
    if (size <= largest && left >= 0) fits.add(name);
  }
  return {
    env: Object.fromEntries(Object.entries(env).filter(([name]) => fits.has(name))),
    tooLarge: Object.keys(env).filter((name) => !fits.has(name)),
  };
}
