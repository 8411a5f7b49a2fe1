/** What is said about rooms: opening, joining and ending them, and what goes wrong with them. */
export const room = {
  /** The name of a room that was given none. */
  unnamed: 'Workshop',
  actions: (given: string | undefined) =>
    `${given === undefined ? 'Say what to do with the room' : `A room can't be asked to "${given}"`}: swarm-tutor room open, export or end.`,
  opened: (name: string, isNew: boolean) =>
    isNew
      ? `The room "${name}" is open.`
      : `The room "${name}" is open again; everything in it is still there.`,
  toJoin: 'To join, learners type:',
  joinLine: (address: string) => `swarm-tutor join ${address}`,
  board: 'The board, for a projector or a phone:',
  code: (code: string) => `The room's code: ${code}`,
  key: (key: string) => `Your key as its teacher: ${key}`,
  keyAdvice: 'Keep the key to yourself. It is asked for once in a browser, and is part of no address.',
  onlyHere:
    'Only this computer can reach it. For others, add --host 0.0.0.0 (or one address of this computer).',
  reachable: (host: string) =>
    `It listens at ${host}: everybody in this network can reach it, and needs the code to join or to look.`,
  unencrypted: 'What is sent is not encrypted. Use --cert and --key in a network that you do not trust.',
  leave: 'Ctrl-C stops serving it; nothing is lost. `swarm-tutor room end` ends it.',
  stopped: (name: string) =>
    `The room "${name}" is not served any more. It is still open: swarm-tutor room open goes on.`,
  ended: (name: string) => `The room "${name}" has ended.`,
  kept: (learners: number, date: string, days: number) =>
    `What is kept: what ${learners} ${learners === 1 ? 'learner' : 'learners'} told, until ${date} (${days} ${days === 1 ? 'day' : 'days'}), then it is deleted. Until then: swarm-tutor room export.`,
  noneOpen: 'No room is open here. With another store, say which: --store FILE.',
  noneKept: 'No room is kept here. With another store, say which: --store FILE.',
  severalOpen: (names: readonly string[]) =>
    `Several rooms are open: ${names.join(', ')}. Say which one with --name.`,
  noSuchRoom: (name: string, names: readonly string[]) =>
    `There is no room "${name}" here. There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}.`,
  certAndKey: '--cert and --key belong together: the certificate, and its private key.',
  badCertificate: (why: string) => `That certificate and key cannot be used: ${why}`,
  portTaken: (port: number) =>
    `Port ${port} is taken. Is the room open already? If not, choose another one: --port ${port + 1}`,
  cannotListen: (host: string, port: number, why: string) =>
    `It can't listen at ${host}, port ${port}: ${why}. Choose others with --host and --port.`,
  store: {
    'old-node': (version: string) =>
      `A room needs Node.js 22.13 or later, which has SQLite; this is ${version}. Get a newer one from https://nodejs.org and try again.`,
    'newer-schema': (where: string) =>
      `${where} was made by a newer swarm-tutor. Use that one, or another file: --store FILE.`,
    'not-a-store': (where: string) =>
      `${where} is not a room's store, and is left as it is. Choose another one: --store FILE.`,
    unreachable: (where: string) =>
      `The database ${where} can't be reached or does not let you in. Look at the address after --store, and whether it runs.`,
  },
};
