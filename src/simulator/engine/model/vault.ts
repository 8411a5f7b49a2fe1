/**
 * Encrypts the data of secrets in the state: the state file alone reveals nothing. As a real
 * manager does with its Raft log, the data is encrypted and the key is kept apart (see `vault-key.ts`).
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export interface Vault {
  /** A text that only this vault can open. */
  seal(text: string): string;
  /** The text; undefined when it was sealed with a key that is lost. */
  open(sealed: string): string | undefined;
}

const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A vault with a key of 32 bytes; it is asked for when first needed. */
export function makeVault(key: () => Uint8Array): Vault {
  return {
    seal: (text) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key(), iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const cipher = createDecipheriv(CIPHER, key(), bytes.subarray(0, IV_BYTES));
        cipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const body = cipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([body, cipher.final()]).toString('utf8');
      } catch {
        // Another key, or not a vault's text.
        return undefined;
      }
    },
  };
}

/** A vault whose key lives as long as this process: for states that are in memory only. */
export function memoryVault(): Vault {
  let key: Uint8Array | undefined;
  return makeVault(() => {
    key ??= randomBytes(KEY_BYTES);
    return key;
  });
}
