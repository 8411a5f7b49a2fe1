/** Readers of foreign text as functions of the text alone, for `linear.ts`. */
import { messagesFor } from '../../src/i18n/messages.ts';
import { readDocument } from '../../src/lesson/read/document.ts';
import { toBlocks } from '../../src/lesson/read/markdown.ts';
import { readYaml } from '../../src/lesson/read/yaml-source.ts';
import { shellPlaces } from '../../src/lesson/shell-place.ts';
import { EscapeScanner } from '../../src/shell/escape-scanner.ts';
import { MOST_TEXT } from '../../src/shell/safe-text.ts';
import { publishedPorts } from '../../src/ui/state/tasks.ts';
import { plain } from '../../src/ui/text/line.ts';
import { outputRows } from '../../src/ui/text/output-rows.ts';
import { twoMachines } from './fake-tutor.ts';

const { lint } = messagesFor('en');
const FRONT = '---\nid: one\ntitle: One\n---\n\n## A {#a}\n\n';

/** What is wrong with a text as the prose of a lesson. */
export function proseProblems(text: string): string[] {
  const problems: string[] = [];
  readDocument(FRONT + text, lint, ({ line }, message) => problems.push(`${line}: ${message}`));
  return problems;
}

/** What is wrong with a text as YAML. */
export function yamlProblems(text: string): string[] {
  const problems: string[] = [];
  readYaml(text, 1, lint, ({ line }, message) => problems.push(`${line}: ${message}`));
  return problems;
}

/** Text of a lesson with its line ends joined. */
export function joined(text: string): unknown {
  return toBlocks([{ type: 'paragraph', children: [{ type: 'text', value: text }] }], {
    messages: lint,
    report: () => {},
  });
}

/** The places of placeholders in a command. */
export function places(text: string): unknown {
  return shellPlaces(text, 'bash');
}

/** The ports of a service, as the picture of the swarm shows them. */
export function pictured(text: string): unknown {
  return publishedPorts(twoMachines.services.map((service) => ({ ...service, ports: text })));
}

/** What is told of a failed command whose output is this one line, as long as a line of output gets. */
export function told(text: string): unknown {
  const line = text.slice(0, MOST_TEXT);
  const room = { rows: 4, width: 80, isColoured: false, mark: () => [] };
  return outputRows({ lineCount: 1, dropped: 0, lines: () => [line] }, 'trouble', room).map(plain);
}

/** Looks for escape sequences. */
export function scan(text: string): void {
  new EscapeScanner().push(text, { print: () => {}, control: () => {}, sequence: () => {} });
}
