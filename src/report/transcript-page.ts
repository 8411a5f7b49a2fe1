/** The transcript as a page: the commands of each step, and what they printed. */
import type { Messages } from '../i18n/messages.ts';
import type { TranscriptEntry } from '../tutor/transcript.ts';
import { type Page, type PageSection, paragraph } from './page.ts';

/** The texts around a transcript. */
export interface TranscriptHead {
  readonly lang: string;
  /** The course's title. */
  readonly course: string;
  /** The title of a step, by id. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Groups successive commands of one step. */
export function transcriptPage(
  entries: readonly TranscriptEntry[],
  { lang, course, titles }: TranscriptHead,
  { report: words, common }: Messages,
): Page {
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' });
  const sections: PageSection[] = [];
  let before: TranscriptEntry | undefined;
  for (const entry of entries) {
    const { step, driver, command, output, exitCode, at, durationMs } = entry;
    const blocks = [
      { type: 'code', lang: 'console', text: `$ ${command}\n${output}` } as const,
      paragraph(words.ended(exitCode, common.duration(durationMs), day.format(at))),
    ];
    const last = sections.at(-1);
    if (last && before?.step === step && before.driver === driver)
      sections[sections.length - 1] = { ...last, blocks: [...last.blocks, ...blocks] };
    else sections.push({ title: `${titles.get(step) ?? step} (${driver})`, level: 1, blocks });
    before = entry;
  }
  return { lang, title: words.transcriptTitle(course), intro: [], sections };
}
