/** Asking again what was learned. */
export const review = {
  title: 'Review',
  place: (at: number, total: number) => `${at} of ${total}`,
  /** The quiet line of the first page. */
  offer: (due: number) =>
    due === 1 ? 'asks one thing again, to keep it' : `asks ${due} things again, to keep them (three minutes)`,
  typeIt: 'Type the command. It runs on a simulated swarm that is thrown away.',
  judging: 'Trying it …',
  oneWay: 'One way to do it:',
  verdicts: {
    right: 'It does what was asked.',
    failed: 'It failed.',
    'other-effect': 'It ran, but it did something else.',
    'other-output': 'It changed nothing, as it should, but it shows something else.',
  },
  over: (known: number, asked: number) => `Done for today: you knew ${known} of ${asked}.`,
  left: (left: number) => (left === 1 ? 'One more waits.' : `${left} more wait.`),
  due: (due: number) =>
    due === 1 ? 'One thing is due to be asked again:' : `${due} things are due to be asked again:`,
  nothingDue: 'Nothing is due today.',
  nothingLearned: 'You have not learned anything yet that could be asked again.',
  next: (day: string) => `The next is due on ${day}.`,
  howTo: 'swarm-tutor review asks them, in a terminal.',
  keys: { answer: 'answer', try: 'try it', show: 'show it', next: 'next', more: 'go on', close: 'close' },
};
