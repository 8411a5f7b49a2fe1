/** Why files can't be read or written, and what to do about it. */
export const files = {
  /** `cause` and `remedy` as below. */
  unusable: (path: string, cause: string, remedy: string) => `${path} cannot be used: ${cause}. ${remedy}`,
  locked: (cause: string, remedy: string) => `${cause}. ${remedy}`,
  causes: {
    full: 'the disk is full',
    quota: 'your share of the disk is used up (quota)',
    'read-only': 'it is on a disk that can only be read',
    forbidden: 'you are not allowed to',
    'in-the-way': 'something else is in its place',
    lockedBy: (path: string, pid: number, host: string, since: string | undefined) =>
      `${path} is held by process ${pid} on ${host}${since === undefined ? '' : ` since ${since}`}`,
    lockedByNobody: (path: string) => `${path} is in the way, and does not say who holds it`,
  },
  remedies: {
    full: 'Make room there, or set SWARM_TUTOR_HOME to a folder on another disk.',
    quota: 'Delete something of yours there, or set SWARM_TUTOR_HOME to a folder on another disk.',
    'read-only': 'Mount that disk writable, or set SWARM_TUTOR_HOME to a folder on another one.',
    forbidden: 'Make it yours (ls -la shows whose it is), or set SWARM_TUTOR_HOME to another folder.',
    'in-the-way': 'Move that away, or set SWARM_TUTOR_HOME to another folder.',
    lockedBy:
      'End that process if it hangs; if it is not part of swarm-tutor, remove the file. Then try again.',
    lockedByNobody: 'If no other swarm-tutor is running, remove it. Then try again.',
    other: 'Make it writable, or set SWARM_TUTOR_HOME to another folder.',
  },
};
