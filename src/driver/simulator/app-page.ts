/** A page of the simulated app as a browser gets it: with a line that says that it is simulated, and which container answered. */
import type { Language } from '../../i18n/language.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Route } from '../../simulator/index.ts';
import { escapeHtml } from '../../text/html.ts';
import type { AppAddress, PublishedPort } from '../types.ts';

type PageAnswer = Extract<Route, { kind: 'answer' }>;

/** Characters of a container's id that Docker shows. */
const SHORT_ID = 12;
const BAR =
  'position:fixed;left:0;right:0;bottom:0;padding:.6em 1em;background:#23304a;color:#fff;font:14px/1.5 sans-serif';

export interface PageParts {
  readonly at: PublishedPort;
  readonly others: readonly AppAddress[];
  readonly language: Language;
  readonly messages: Messages;
}

/** The answer as an HTML page; plain text becomes one, anything else stays as it is. */
export function pageFor(route: PageAnswer, parts: PageParts): Pick<PageAnswer, 'headers' | 'body'> {
  const type =
    Object.entries(route.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const isHtml = /^text\/html\b/i.test(type);
  if (!isHtml && !/^text\/plain\b/i.test(type)) return route;
  const body = isHtml ? route.body : `<!doctype html>\n<pre>${escapeHtml(route.body)}</pre>\n`;
  return { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: `${body}${bar(route, parts)}` };
}

function bar({ containerId, machine }: PageAnswer, { at, others, language, messages }: PageParts): string {
  const words = messages.browser;
  const told = [
    words.asked(at.machine, `${at.address}:${at.port}`),
    ...(containerId === '' ? [] : [words.answered(containerId.slice(0, SHORT_ID), machine)]),
    words.reload,
  ];
  const links = others.map(
    ({ machine: name, port, url }) =>
      `<a style="color:#fff" href="${escapeHtml(url)}">${escapeHtml(port === at.port ? name : `${name}:${port}`)}</a>`,
  );
  const elsewhere = links.length === 0 ? '' : ` ${escapeHtml(words.elsewhere)} ${links.join(' ')}`;
  return `<footer lang="${language}" style="${BAR}"><b>${escapeHtml(words.simulated)}</b> ${escapeHtml(messages.common.sentences(told))}${elsewhere}</footer>\n`;
}
