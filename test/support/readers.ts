/** Readers of foreign text as functions of the text alone, for `linear.ts`. */
import { messagesFor } from '../../src/i18n/messages.ts';
import { readDocument } from '../../src/lesson/read/document.ts';
import { readYaml } from '../../src/lesson/read/yaml-source.ts';
import { EscapeScanner } from '../../src/shell/escape-scanner.ts';

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

/** Looks for escape sequences. */
export function scan(text: string): void {
  new EscapeScanner().push(text, { print: () => {}, control: () => {}, sequence: () => {} });
}
