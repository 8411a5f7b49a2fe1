/** Judges the answers at an address, requested with curl so that real and simulated machines are treated alike. */

import type { Answer } from '../../driver/types.ts';
import type { Said } from '../../i18n/said.ts';
import { amountMatches, parseAmount } from '../amounts.ts';
import { firstMatch, quoted, textMatches } from '../patterns.ts';
import type { Asker } from '../probes/asker.ts';
import type { HttpCheck } from '../types.ts';
import { type Verdict, words } from './verdict.ts';

/** Seconds that curl waits for one answer. */
const PATIENCE_S = 5;

/** What came back. */
export interface HttpReply {
  /** HTTP status; 0 without an answer. */
  readonly status: number;
  readonly body: string;
  /** Why there was no answer; empty otherwise. */
  readonly trouble: Said;
}

/**
 * Sends the requests of a check and judges the answers. If the first gets no answer, the rest are not sent.
 * The machines are local, so a proxy is not used.
 */
export async function judgeHttp(check: HttpCheck, asker: Asker): Promise<Verdict> {
  const request = (): Promise<HttpReply> => requestPage(check.url, PATIENCE_S, asker);
  const first = await request();
  const more = first.status === 0 ? [] : Array.from({ length: check.times - 1 }, request);
  return judgeReplies(check, [first, ...(await Promise.all(more))]);
}

/**
 * Requests a page once.
 * @param patience seconds that curl waits for the answer
 */
export async function requestPage(url: string, patience: number, asker: Asker): Promise<HttpReply> {
  const argv = ['curl', '-s', '-m', String(patience), '--noproxy', '*', '-w', '\\n%{http_code}', url];
  return readReply(await asker.askAnew(argv));
}

function readReply(answer: Answer): HttpReply {
  const cut = answer.stdout.lastIndexOf('\n');
  const status = Number(answer.stdout.slice(cut + 1).trim()) || 0;
  return {
    status,
    body: cut < 0 ? '' : answer.stdout.slice(0, cut),
    trouble: trouble(answer, status),
  };
}

/** curl's exit codes: https://curl.se/docs/manpage.html#EXIT */
function trouble(answer: Answer, status: number): Said {
  const why = words.noAnswer;
  if (status !== 0) return '';
  if (answer.exitCode === null) return /ENOENT|not found/i.test(answer.stderr) ? why.noCurl : why.timedOut;
  if (answer.exitCode === 127) return why.noCurl;
  if (answer.exitCode === 6) return why.unknownHost;
  if (answer.exitCode === 7)
    return /no route|unreachable/i.test(answer.stderr) ? why.unreachable : why.refused;
  if (answer.exitCode === 28) return why.timedOut;
  return [18, 52, 56].includes(answer.exitCode) ? why.broken : why.other(String(answer.exitCode));
}

/** What the check expects, in words. */
export function expectedAnswers(check: HttpCheck): Said {
  return judgeReplies(check, []).expected;
}

function judgeReplies(check: HttpCheck, replies: readonly HttpReply[]): Verdict {
  const { url, times, status, body, distinct } = check;
  const good = replies.filter((reply) => reply.status === status);
  const bad = replies.find((reply) => reply.status !== status);
  const expected: Said[] = [words.answers(url, status, times)];
  const actual: Said[] = [];
  if (!bad) actual.push(words.answers(url, status, times));
  else {
    const instead = bad.trouble === '' ? words.answersWith(String(bad.status)) : bad.trouble;
    const seen = times > 1 && good.length > 0 ? words.answersOf(url, status, good.length, times) : url;
    actual.push(words.because(seen, instead));
  }
  let passed = !bad && replies.length === times;
  if (body !== undefined) {
    const shown = quoted(body);
    const says = good.length > 0 && good.every((reply) => textMatches(body, reply.body));
    expected.push(words.bodyMatches(shown));
    if (good.length > 0) actual.push(says ? words.bodyMatches(shown) : words.bodyMissing(shown));
    passed &&= says;
  }
  if (distinct) {
    const { comparison, value } = parseAmount(distinct.count) ?? { comparison: '=', value: Number.NaN };
    const seen = differentTexts(distinct.match, good);
    const tooFew = seen < value && (comparison === '=' || comparison === '>=');
    expected.push(words.differentAnswers(comparison, value));
    if (good.length > 0) {
      actual.push(tooFew ? words.differentAnswersOf(seen, value) : words.differentAnswers('=', seen));
    }
    passed &&= amountMatches(distinct.count, seen);
  }
  return { passed, expected: words.joined(expected), actual: words.joined(actual) };
}

/** How many different texts the first group of an expression (or the whole match) has over all answers. */
function differentTexts(match: string, replies: readonly HttpReply[]): number {
  const found = replies.map((reply) => firstMatch(match, reply.body)).filter((each) => each !== undefined);
  return new Set(found.map((each) => each[1] ?? each[0])).size;
}
