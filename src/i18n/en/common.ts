/** Words that every part of the program uses. */
export const common = {
  /** A duration for people: milliseconds in, `2 s`, `1 min 5 s` or `3 h 20 min` out. */
  duration(ms: number): string {
    const seconds = Math.round(ms / 1000);
    if (seconds < 60) return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  },
  /** Sentences, one after the other. */
  sentences: (parts: readonly string[]): string => parts.join(' '),
  simulator: 'simulator',
  yes: 'yes',
  no: 'no',
};
