/** The key that the data of secrets is encrypted with: a file of its own beside the state, that only its owner may read. */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { writeFileAtomic } from '../../files/atomic.ts';
import { readIfThere } from '../../files/read.ts';
import { KEY_BYTES, makeVault, type Vault } from '../engine/model/vault.ts';
import { KEY_FILE } from './folder.ts';

const MODE = 0o600;

/** The vault of a simulator's folder. Its key is made with the first secret. */
export function folderVault(folder: string): Vault {
  let key: Uint8Array | undefined;
  return makeVault(() => {
    key ??= readKey(join(folder, KEY_FILE)) ?? newKey(join(folder, KEY_FILE));
    return key;
  });
}

function readKey(path: string): Uint8Array | undefined {
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  const key = Buffer.from(text.trim(), 'base64');
  return key.length === KEY_BYTES ? key : undefined;
}

/** The caller holds the lock on the state, so no other process can make one at the same time. */
function newKey(path: string): Uint8Array {
  const key = randomBytes(KEY_BYTES);
  writeFileAtomic(path, `${key.toString('base64')}\n`, MODE);
  return key;
}
