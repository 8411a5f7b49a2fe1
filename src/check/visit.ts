/** One visitor of the app: a request for a page. */
import { requestPage } from './conditions/http.ts';
import { createAsker, type ProbePlace } from './probes/asker.ts';

/** Seconds that a visitor waits. */
const PATIENCE_S = 2;

/** Whether a page comes back. Rejects only when aborted. */
export async function isAnswered(url: string, place: ProbePlace): Promise<boolean> {
  const { status } = await requestPage(url, PATIENCE_S, createAsker(place));
  return status >= 200 && status < 400;
}
