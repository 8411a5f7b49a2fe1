/** Reads the glossaries that translations follow: `glossary.zh.yaml` and the like. */
import type { LintWords, ReportProblem } from '../problem.ts';
import { type Glossary, glossaryFile } from '../schema/glossary.ts';
import { normalize } from './document.ts';
import { fitToSchema } from './validate.ts';
import { readYaml } from './yaml-source.ts';

const GLOSSARY = /^glossary\.([a-z]{2,3}(?:-[A-Za-z]+)?)\.yaml$/;

/** The glossaries of a course by language; an invalid one is reported and left out. */
export function readGlossaries(
  files: ReadonlyMap<string, string>,
  messages: LintWords,
  reportIn: (file: string) => ReportProblem,
): ReadonlyMap<string, Glossary> {
  const glossaries = new Map<string, Glossary>();
  for (const [file, text] of files) {
    const language = GLOSSARY.exec(file)?.[1];
    if (language === undefined) continue;
    const report = reportIn(file);
    const yaml = readYaml(normalize(text), 1, messages, report);
    const glossary = yaml && fitToSchema(yaml, glossaryFile, messages, report);
    if (glossary !== undefined) glossaries.set(language, glossary);
  }
  return glossaries;
}
