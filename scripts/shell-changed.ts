/**
 * just-bash as we use it. A chunk of it takes the class of HTTP headers as soon as it is loaded, for which Node loads its whole
 * client: longer than all else takes until a command runs. Only that shell's own way to the network would make any.
 */
import { type Change, changing } from './changed-modules.ts';

export const SHELL_CHANGES: readonly Change[] = [
  {
    file: /[\\/]just-bash[\\/]dist[\\/]bundle[\\/]chunks[\\/]chunk-KIGPB52X\.js$/,
    passage: '=globalThis.Headers,',
    instead: '=class{constructor(...all){return Reflect.construct(globalThis.Headers,all)}},',
  },
];

export const shellChanged = changing('shell-changed', SHELL_CHANGES);
