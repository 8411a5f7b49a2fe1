/** Text in which the words of a search are marked. */
import { wordsOf } from '../../lesson/search.ts';
import { graphemes } from '../../text/width.ts';
import { type Span, type Style, span } from './line.ts';

/** The text in pieces, with each search word marked, in any case. */
export function markedSpans(text: string, search: string, style: Style = {}): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let hit = nextHit(text, search, from); hit; hit = nextHit(text, search, from)) {
    if (hit.at > from) spans.push(span(text.slice(from, hit.at), style));
    spans.push(span(text.slice(hit.at, hit.end), { ...style, tone: 'match' }));
    from = hit.end;
  }
  return from < text.length ? [...spans, span(text.slice(from), style)] : spans;
}

/** Columns shown before the first hit of a text that is too long. */
const BEFORE = 12;

/** The text from shortly before the first hit on, so that the hit is visible in little room. */
export function fromHit(text: string, search: string): string {
  const at = nextHit(text, search, 0)?.at ?? 0;
  const before = graphemes(text.slice(0, at));
  if (before.length <= BEFORE) return text;
  return `…${before
    .slice(-BEFORE)
    .map((cell) => cell.text)
    .join('')}${text.slice(at)}`;
}

function nextHit(
  text: string,
  search: string,
  from: number,
): { readonly at: number; readonly end: number } | undefined {
  // A letter that takes more room in lower case would move all that follows.
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return undefined;
  const hits = wordsOf(search).flatMap((word) => {
    const at = lower.indexOf(word, from);
    return at < 0 ? [] : [{ at, end: at + word.length }];
  });
  return hits.sort((one, two) => one.at - two.at || two.end - one.end)[0];
}
