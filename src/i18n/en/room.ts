/** What is said about rooms: opening, joining and ending them, and what goes wrong with them. */
export const room = {
  /** The name of a room that was given none. */
  unnamed: 'Workshop',
  actions: (given: string | undefined) =>
    `${given === undefined ? 'Say what to do with the room' : `There is no "room ${given}"`}: swarm-tutor room open, board, export or end.`,
  opened: (name: string, isNew: boolean) =>
    isNew
      ? `The room "${name}" is open.`
      : `The room "${name}" is open again; everything in it is still there.`,
  toJoin: 'To join, learners type:',
  joinLine: (address: string) => `swarm-tutor join ${address}`,
  board: 'The board, for a projector or a phone:',
  code: (code: string) => `The room's code: ${code}`,
  key: (key: string) => `Your key as its teacher: ${key}`,
  keyAdvice: 'Keep the key to yourself. A browser asks for it once; it is never part of an address.',
  onlyHere:
    'Only this computer can reach it. For others, add --host 0.0.0.0 (or one address of this computer).',
  reachable: (host: string) =>
    `It listens at ${host}: everybody in this network can reach it, and needs the code to join or to look.`,
  unencrypted: 'What is sent is not encrypted. Use --cert and --key in a network that you do not trust.',
  howToStop: 'Ctrl-C stops serving it; nothing is lost. `swarm-tutor room end` ends it.',
  stopped: (name: string) =>
    `The room "${name}" is no longer served, but it has not ended. To go on: swarm-tutor room open`,
  ended: (name: string) => `The room "${name}" has ended.`,
  kept: (learners: number, date: string, days: number) =>
    `What ${learners} ${learners === 1 ? 'learner' : 'learners'} reported is kept until ${date} (${days} ${days === 1 ? 'day' : 'days'}), then deleted. Until then you can export it: swarm-tutor room export`,
  storeSilent:
    "The store can't be written at the moment. Nothing is lost: learners' tutors keep what happens, and send it once the store works again.",
  storeBack: 'The store works again.',
  needsCourse: (name: string, course: string) =>
    `The room "${name}" is about the course "${course}". Name it, too: --course ${course}, or its folder.`,
  noneOpen: 'No room is open here. If it is kept in another store, name that one: --store FILE.',
  noneKept: 'No room is kept here. If it is kept in another store, name that one: --store FILE.',
  severalOpen: (names: readonly string[]) =>
    `Several rooms are open: ${names.join(', ')}. Say which one with --name.`,
  noSuchRoom: (name: string, names: readonly string[]) =>
    `There is no room "${name}" here. There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}.`,
  needsSecret:
    "To look, add the room's code to the address (192.168.1.5:8765/CODE). To act, give your key: --teacher-key FILE.",
  noKeyIn: (file: string) =>
    `There is no teacher's key in ${file}. It looks like k-xxxx-xxxx-…, on a line of its own.`,
  certAndKey: '--cert and --key belong together: the certificate, and its private key.',
  badCertificate: (why: string) => `That certificate and key cannot be used: ${why}`,
  portTaken: (port: number) =>
    `Port ${port} is taken. Is the room open already? If not, choose another one: --port ${port + 1}`,
  cannotListen: (host: string, port: number, why: string) =>
    `The room can't listen at ${host}, port ${port}: ${why}. Choose others with --host and --port.`,
  join: {
    address: (given: string | undefined) =>
      given === undefined
        ? 'Which room? Your teacher shows the address: swarm-tutor join 192.168.1.5:8765/CODE'
        : `"${given}" is not the address of a room. One looks like 192.168.1.5:8765/CODE.`,
    needsCode:
      "The room's code is missing. Add it to the address (192.168.1.5:8765/CODE), or with --code CODE.",
    room: (name: string, address: string) => `The room "${name}" at ${address}`,
    sent: 'What its teacher will see of you, as you go:',
    sentItems: [
      'the name that you choose now',
      'the step where you are and the driver of your machines, what you have done so far, tries, hints and time',
      'for checks that fail: their title, what was expected and what was seen, without addresses',
      'the cause of a failure, where the tutor knows it',
      'results of exercises',
      'your raised hand (H), and the text of your screen only when you send it (S shows it first)',
    ],
    notSent:
      'Never: your commands, what they print, what is in your files, addresses, passwords and tokens. Nothing goes anywhere else.',
    kept: (days: number) =>
      `The room keeps it until ${days} ${days === 1 ? 'day' : 'days'} after its end. swarm-tutor leave --forget deletes it at once.`,
    plainText: 'It is sent without encryption: others in this network could read it.',
    askName: 'What should the teacher call you?',
    ask: 'Join? (y/n)',
    noName: 'Say what the teacher should call you: --as NAME.',
    needsYes: 'Nothing was sent. Without a terminal, add --yes to agree to it.',
    declined: 'You have not joined, and nothing was sent.',
    done: (room: string, name: string) =>
      `You are in the room "${room}" as ${name}. Go on with swarm-tutor. To leave the room: swarm-tutor leave`,
    already: (room: string) => `You are in the room "${room}". Leave it first: swarm-tutor leave.`,
    otherCourse: (course: string) =>
      `The room is about another course: ${course}. Join with it: --course ${course}.`,
    courseOfOthers: (course: string) =>
      `The room is about the course "${course}", which does not come with swarm-tutor. Ask your teacher for it, and join with its folder or archive: --course DIR.`,
    otherVersion: (course: string, hash: string) =>
      `Your course "${course}" differs from the one in the room. Ask your teacher for that one, and join with it: --course DIR. (The hash of its files begins with ${hash.slice(0, 12)}.)`,
  },
  leave: {
    notIn: 'You are not in a room.',
    askForget: 'Also delete what the room keeps about you? (y/n)',
    left: (room: string) => `You have left the room "${room}". It is told nothing more about you.`,
    forgotten: (room: string) => `You have left the room "${room}", and what it kept about you is deleted.`,
    unheard: (room: string) =>
      `You have left the room "${room}". It could not be reached, so its board may still show you.`,
    notForgotten: (room: string, why: string) =>
      `What the room "${room}" keeps about you could not be deleted: ${why} You are still in it; try again later.`,
  },
  /** The room said no, or nothing. */
  problems: {
    'bad-code': 'That is not the code of this room. Check it again: letters and digits, no 0, O, 1, I or L.',
    'too-many-tries': 'There were too many wrong codes from here. Wait a minute, and check the code.',
    'not-a-learner': 'The room does not know you (any more).',
    'not-allowed': 'Only the teacher may do that.',
    'other-site': 'The room refused it.',
    'other-version':
      'The room is served by another version of swarm-tutor. Use the same one as your teacher.',
    'bad-request': 'The room did not understand it. Use the same version of swarm-tutor as your teacher.',
    'too-large': 'That is too much for the room.',
    'too-fast': 'The room has too much to do just now. Try again in a moment.',
    full: 'The room is full.',
    ended: 'The room has ended.',
    'not-found': 'There is no such thing in the room.',
    store: "The room can't keep anything at the moment. Try again soon.",
    unreachable:
      'Nobody answers there. Is it the right address, are you in the same network, and does the room run? (A firewall may be in between.)',
    'no-room': 'Something answers there, but it is not a swarm-tutor room. Is it the right address?',
  },
  /** On the learner's screen, in one line. */
  line: {
    teacher: (text: string) => `Teacher: ${text}`,
    meet: (step: string, time: string) => `Meet in ${time} at "${step}"`,
    meetNow: (step: string) => `Meet now at "${step}"`,
    pace: (step: string) => `The room is at "${step}"`,
    exercise: (id: string, time: string) => `Exercise ${id}: ${time} left (X)`,
    exerciseOver: (id: string) => `Exercise ${id}: time is up`,
    released: (id: string) => `Exercise ${id}: you may look at its solution (X)`,
    hand: 'Your hand is up',
    offline: (room: string) => `${room} can't be reached; what you do is sent later`,
    ended: (room: string) => `The room "${room}" has ended`,
  },
  share: {
    title: 'Show this to your teacher?',
    aside: 'exactly this is sent',
    done: 'Your teacher can see it now.',
  },
  store: {
    'old-node': (version: string) =>
      `A room needs Node.js 22.13 or later, which has SQLite; this is ${version}. Get a newer one from https://nodejs.org and try again.`,
    'newer-schema': (where: string) =>
      `${where} was made by a newer swarm-tutor. Use that one, or another file: --store FILE.`,
    'not-a-store': (where: string) =>
      `${where} is not a room's store, and is left as it is. Choose another one: --store FILE.`,
    full: (where: string) =>
      `Nothing more can be kept at ${where}: the disk is full. Make room there, or choose another place: --store FILE. What was kept is still there.`,
    unwritable: (where: string) =>
      `Nothing can be kept at ${where}: that disk or folder is read-only. Choose another place: --store FILE.`,
    busy: (where: string) => `Another program keeps writing to ${where}. Close it, and try again.`,
    'unknown-kind': (where: string) =>
      `A room can't be kept at ${where}. Give a file, or a database: --store postgres://USER:PASSWORD@HOST/NAME.`,
    unreachable: (where: string) =>
      `The database ${where} can't be reached or does not let you in. Check the address after --store, and whether the database runs.`,
  },
};
