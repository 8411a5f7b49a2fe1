/** How everything in the package is bundled: for Node, and as short as can be. */
export const MINIFIED = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'esnext',
  logLevel: 'warning',
} as const;
