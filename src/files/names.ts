/** Names of files that come from another system than the one that keeps them: what Linux allows, Windows may take for a path or a device. */

/** How names in a tree of files become names on this computer's disk, and come back from there. */
export interface DiskNames {
  /** @throws NameError for a name that this disk can't have */
  toDisk(name: string): string;
  fromDisk(name: string): string;
}

/** A name that no file of this computer can have; `message` is as Windows says it. */
export class NameError extends Error {
  readonly code = 'EINVAL';
  readonly path: string;

  constructor(path: string) {
    super(`open ${path}: The filename, directory name, or volume label syntax is incorrect.`);
    this.name = 'NameError';
    this.path = path;
  }
}

/** Characters that end a name, name a drive or a stream, or are wildcards on Windows; controls; and our own escape. */
const SPECIAL = /[\x00-\x1f\\:*?"<>|%]/g;
/** What Windows drops from the end of a name. */
const LOST_AT_END = /[. ]$/;
/** Devices of Windows, whatever follows their first dot. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(?=$|[ .])/i;

const escaped = (sign: string): string =>
  `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`;

/** The same, and capital letters: to the disks of macOS and Windows `README` and `readme` are one file, to Linux two. */
const SPECIAL_OR_CAPITAL = /[\x00-\x1f\\:*?"<>|%A-Z]/g;

function encoded(name: string, special = SPECIAL): string {
  return name
    .replace(special, escaped)
    .replace(LOST_AT_END, escaped)
    .replace(DEVICE, (device) => escaped(device) + device.slice(1));
}

/** Encodes any Linux file name so that this computer's disk can store it, and it can't point into another folder: `%3F` for a `?`. */
export function portableNamesOn(platform: NodeJS.Platform): DiskNames {
  const special = platform === 'win32' || platform === 'darwin' ? SPECIAL_OR_CAPITAL : SPECIAL;
  return {
    toDisk: (name) => encoded(name, special),
    fromDisk: (name) =>
      name.replace(/%([0-7][0-9A-F])/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  };
}

export const portableNames: DiskNames = portableNamesOn(process.platform);

function isOtherOnWindows(name: string): boolean {
  const rest = name.replace(/%+/g, '');
  return encoded(rest) !== rest;
}

/** Names as they are; one that Windows would take for something else is refused there. */
export function plainNames(platform: NodeJS.Platform = process.platform): DiskNames {
  return {
    toDisk: (name) => {
      if (platform === 'win32' && isOtherOnWindows(name)) throw new NameError(name);
      return name;
    },
    fromDisk: (name) => name,
  };
}
