/** The progress meter that every curl draws, in containers and outside. */

const METER =
  '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
  '                                 Dload  Upload   Total   Spent    Left  Speed\n' +
  '\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0';

/** The progress meter; `size` in bytes is left out when nothing came. */
export function meter(size?: number): string {
  if (size === undefined) return `${METER}\n`;
  const total = String(size).padStart(5);
  const percent = size === 0 ? '  0' : '100';
  const speed = String(size * 100);
  return `${METER}\r${percent} ${total}  ${percent} ${total}    0     0 ${speed.padStart(6)}      0 --:--:-- --:--:-- --:--:-- ${speed.padStart(5)}\n`;
}
