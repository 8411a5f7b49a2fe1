/** Asks the board for what it doesn't show by itself. */
import { useEffect, useState } from 'react';

/**
 * The answer to a question, asked again whenever the board has changed.
 * @param about what the question is about: a change asks it, too; undefined asks nothing
 * @param pos the board's place in the room's log
 * @param none as long as nothing is asked or answered
 */
export function useAnswer<About, Answer>(
  about: About | undefined,
  pos: number,
  none: Answer,
  ask: (about: About) => Promise<Answer>,
): Answer {
  const [answer, setAnswer] = useState(none);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the board's place in the log says that there is something new
  useEffect(() => {
    let isWanted = true;
    if (about === undefined) setAnswer(none);
    else void ask(about).then((found) => isWanted && setAnswer(found));
    return () => {
      isWanted = false;
    };
  }, [about, pos]);
  return answer;
}
