/** The report of what was learned, as a page. */
import { traitsOf } from '../driver/traits.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Block, Inline } from '../lesson/types.ts';
import { isWeak, type LearnedLesson, type LearnedTopic, type LearningReport } from './learned.ts';
import { bulletList, codeText, type Page, type PageSection, paragraph, plainText, tableOf } from './page.ts';

/** @param at the day of the report, milliseconds since the epoch */
export function learnedPage(report: LearningReport, messages: Messages, at: number): Page {
  const { report: words, common } = messages;
  const steps = report.lessons.flatMap((lesson) => lesson.steps);
  const count = (status: string): number => steps.filter((step) => step.status === status).length;
  const time = steps.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const date = new Intl.DateTimeFormat(report.lang, { dateStyle: 'long' }).format(at);
  return {
    lang: report.lang,
    title: words.title(report.title),
    intro: [
      paragraph(words.where(report.driver, traitsOf(report.driver).isSimulated, date)),
      paragraph(
        common.sentences([
          words.steps(count('passed'), steps.length, count('skipped')),
          words.time(common.duration(time)),
        ]),
      ),
    ],
    sections: [
      topicSection(report.topics, messages),
      weakSection(report, messages),
      exerciseSection(report, messages),
      ...followUpSection(report, messages),
      { title: words.lessons, level: 1, blocks: [] },
      ...report.lessons.map((lesson) => lessonSection(lesson, messages)),
    ],
  };
}

function topicSection(topics: readonly LearnedTopic[], { report: words }: Messages): PageSection {
  const rows = topics.map(({ title, asked, firstTryShare }) => [
    title,
    firstTryShare === null ? words.notAsked : words.share(Math.round(firstTryShare * asked), asked),
    firstTryShare === null ? '' : `${Math.round(firstTryShare * 100)} %`,
  ]);
  return {
    title: words.topics,
    level: 1,
    blocks: [
      paragraph(words.topicsNote),
      tableOf([[words.columns.topic, words.columns.firstTry, ''], ...rows]),
    ],
  };
}

/** Weak topics, each with the step that teaches it: its lesson on the page, and the command that opens it. */
function weakSection({ topics, lessons }: LearningReport, { report: words }: Messages): PageSection {
  const places = new Map(
    lessons.flatMap(({ id: lesson, steps }) =>
      steps.map(({ id, title }) => [id, { lesson, title }] as const),
    ),
  );
  const weak = topics.filter(isWeak).flatMap(({ title, step }) => (step === null ? [] : [{ title, step }]));
  const items = weak.map(({ title, step }): (Inline | string)[] => [
    words.weakStep(title),
    {
      type: 'link',
      href: `#${places.get(step)?.lesson ?? ''}`,
      content: [plainText(places.get(step)?.title ?? step)],
    },
    ' ',
    codeText(`swarm-tutor learn ${step}`),
  ]);
  const isAsked = topics.some(({ asked }) => asked > 0);
  const nothing = isAsked ? words.allKnown : words.nothingAsked;
  return {
    title: words.weak,
    level: 1,
    blocks: [items.length > 0 ? bulletList(items) : paragraph(nothing)],
  };
}

function exerciseSection({ exercises }: LearningReport, messages: Messages): PageSection {
  const { report: words, common } = messages;
  const { exercise, result, hints, tries, time } = words.columns;
  const begun = exercises.filter(({ status }) => status !== 'new');
  const passed = exercises.filter(({ status }) => status === 'passed').length;
  const rows = begun.map(({ title, status, gaveUp, best }) => [
    title,
    gaveUp && best === null ? words.gaveUp : words.exerciseStatuses[status],
    ...(best === null
      ? ['', '', '']
      : [String(best.hints), String(best.tries), common.duration(best.durationMs)]),
  ]);
  const blocks: Block[] =
    begun.length === 0
      ? [paragraph(...codeIn(words.noExercise))]
      : [
          paragraph(words.exercisesPassed(passed, exercises.length)),
          tableOf([[exercise, result, hints, tries, time], ...rows]),
        ];
  return { title: words.exercises, level: 1, blocks };
}

/** The tasks after lessons that were begun; none of them is missed by anybody. */
function followUpSection({ followUps }: LearningReport, { report: words }: Messages): PageSection[] {
  const rows = followUps
    .filter(({ status }) => status !== 'new')
    .map(({ title, status, gaveUp }) => [
      title,
      gaveUp && status !== 'passed' ? words.gaveUp : words.exerciseStatuses[status],
    ]);
  if (rows.length === 0) return [];
  const table = tableOf([[words.columns.exercise, words.columns.result], ...rows]);
  return [{ title: words.followUps, level: 1, blocks: [table] }];
}

function lessonSection({ id, title, steps }: LearnedLesson, messages: Messages): PageSection {
  const { report: words, common } = messages;
  const { step, status, firstTry, hints, tries, time } = words.columns;
  const rows = steps.map((one) => [
    one.title,
    words.statuses[one.status],
    one.firstTry === null ? '' : one.firstTry ? common.yes : common.no,
    String(one.tries),
    String(one.hints),
    one.durationMs === 0 ? '' : common.duration(one.durationMs),
  ]);
  return { id, title, level: 2, blocks: [tableOf([[step, status, firstTry, tries, hints, time], ...rows])] };
}

/** Text between backticks is code. */
function codeIn(text: string): (Inline | string)[] {
  return text.split('`').map((part, at) => (at % 2 === 1 ? codeText(part) : part));
}
