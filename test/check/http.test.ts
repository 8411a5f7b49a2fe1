/** What answers at an address. */
import { describe, expect, it } from 'vitest';
import type { HttpCheck } from '../../src/check/types.ts';
import { lookOnce } from '../../src/check/watch.ts';
import type { Answer } from '../../src/driver/types.ts';
import { toldOutcome } from '../support/told.ts';
import { fails, says, sessionOf } from './fakes.ts';

const url = 'http://192.168.99.100/';

/** Looks at an address that gives these answers in turn. */
async function look(check: Partial<HttpCheck>, answers: readonly Answer[]) {
  let turn = 0;
  const session = sessionOf(() => answers[turn++ % answers.length] ?? says(''));
  const spec: HttpCheck = {
    kind: 'http',
    id: 'h',
    title: '',
    withinMs: 0,
    url,
    times: 1,
    status: 200,
    ...check,
  };
  const [outcome] = await lookOnce({
    specs: [spec],
    session,
    env: {},
    cwd: '/',
  });
  return { outcome: outcome && toldOutcome(outcome), asked: session.asked };
}
const page = (container: string, status = 200): Answer =>
  says(`<h3>Hello World!</h3><b>Hostname:</b> ${container}<br/>\n${status}`);

describe('an address', () => {
  it('is asked with curl, which gives page and status', async () => {
    const { outcome, asked } = await look({ body: '/Hello \\w+!/' }, [page('a1')]);
    expect(outcome).toMatchObject({
      status: 'passed',
      expected: `${url} answers 200, the page says /Hello \\w+!/`,
    });
    expect(asked).toEqual([`curl -s -m 5 --noproxy * -w \\n%{http_code} ${url}`]);
  });

  it('behind which the containers take turns gives as many answers as there are', async () => {
    const distinct = { match: '</b> (\\w+)', count: 5 };
    const { outcome, asked } = await look(
      { times: 10, distinct },
      ['a', 'b', 'c', 'd', 'e'].map((id) => page(id)),
    );
    expect(outcome).toMatchObject({
      status: 'passed',
      actual: `${url} answers 200 to 10 requests, 5 different answers`,
    });
    expect(asked).toHaveLength(10);
  });

  it('behind which only two containers answer', async () => {
    const distinct = { match: '</b> (\\w+)', count: 5 };
    const { outcome } = await look({ times: 10, distinct }, [page('a'), page('b')]);
    expect(outcome).toMatchObject({
      status: 'failed',
      expected: `${url} answers 200 to 10 requests, 5 different answers`,
      actual: `${url} answers 200 to 10 requests, 2 of 5 different answers`,
    });
  });

  it('that answers with an error', async () => {
    const { outcome } = await look({}, [page('a', 502)]);
    expect(outcome).toMatchObject({ status: 'failed', actual: `${url}: answers 502 instead` });
  });

  it('that answers only sometimes', async () => {
    const { outcome } = await look({ times: 4 }, [page('a'), fails('', 28)]);
    expect(outcome).toMatchObject({
      status: 'failed',
      actual: `${url} answers 200 to 2 of 4 requests: no answer within 5 s`,
    });
  });

  it('whose page says something else', async () => {
    const { outcome } = await look({ body: '/Goodbye/' }, [page('a')]);
    expect(outcome).toMatchObject({
      status: 'failed',
      actual: `${url} answers 200, the page does not say "Goodbye"`,
    });
  });

  it.each([
    [fails('', 7), 'connection refused'],
    [fails('', 28), 'no answer within 5 s'],
    [fails('', 6), 'the host name is not known'],
    [fails('', 52), 'the connection was closed without an answer'],
    [fails('', 35), 'curl ended with code 35'],
    [fails('spawn curl ENOENT', null), 'curl is not installed'],
  ])('that gives no answer is asked once and not ten times', async (answer, why) => {
    const { outcome, asked } = await look({ times: 10 }, [{ ...answer, stdout: '\n000' }]);
    expect(outcome).toMatchObject({ status: 'failed', actual: `${url}: ${why}` });
    expect(asked).toHaveLength(1);
  });
});
