/** The dictionaries: one object per language, joined from one file per area. */
import { author as authorEn } from './en/author.ts';
import { board as boardEn } from './en/board.ts';
import { browser as browserEn } from './en/browser.ts';
import { check as checkEn } from './en/check.ts';
import { cli as cliEn } from './en/cli.ts';
import { common as commonEn } from './en/common.ts';
import { course as courseEn } from './en/course.ts';
import { driver as driverEn } from './en/driver.ts';
import { exercise as exerciseEn } from './en/exercise.ts';
import { files as filesEn } from './en/files.ts';
import { glossary as glossaryEn } from './en/glossary.ts';
import { lint as lintEn } from './en/lint.ts';
import { placeholder as placeholderEn } from './en/placeholder.ts';
import { report as reportEn } from './en/report.ts';
import { review as reviewEn } from './en/review.ts';
import { room as roomEn } from './en/room.ts';
import { shell as shellEn } from './en/shell.ts';
import { swarm as swarmEn } from './en/swarm.ts';
import { teaching as teachingEn } from './en/teaching.ts';
import { tutor as tutorEn } from './en/tutor.ts';
import { ui as uiEn } from './en/ui.ts';
import { watch as watchEn } from './en/watch.ts';
import type { Language } from './language.ts';
import { author as authorZh } from './zh/author.ts';
import { board as boardZh } from './zh/board.ts';
import { browser as browserZh } from './zh/browser.ts';
import { check as checkZh } from './zh/check.ts';
import { cli as cliZh } from './zh/cli.ts';
import { common as commonZh } from './zh/common.ts';
import { course as courseZh } from './zh/course.ts';
import { driver as driverZh } from './zh/driver.ts';
import { exercise as exerciseZh } from './zh/exercise.ts';
import { files as filesZh } from './zh/files.ts';
import { glossary as glossaryZh } from './zh/glossary.ts';
import { lint as lintZh } from './zh/lint.ts';
import { placeholder as placeholderZh } from './zh/placeholder.ts';
import { report as reportZh } from './zh/report.ts';
import { review as reviewZh } from './zh/review.ts';
import { room as roomZh } from './zh/room.ts';
import { shell as shellZh } from './zh/shell.ts';
import { swarm as swarmZh } from './zh/swarm.ts';
import { teaching as teachingZh } from './zh/teaching.ts';
import { tutor as tutorZh } from './zh/tutor.ts';
import { ui as uiZh } from './zh/ui.ts';
import { watch as watchZh } from './zh/watch.ts';

const en = {
  author: authorEn,
  board: boardEn,
  browser: browserEn,
  check: checkEn,
  cli: cliEn,
  common: commonEn,
  course: courseEn,
  driver: driverEn,
  exercise: exerciseEn,
  files: filesEn,
  glossary: glossaryEn,
  lint: lintEn,
  placeholder: placeholderEn,
  report: reportEn,
  review: reviewEn,
  room: roomEn,
  shell: shellEn,
  swarm: swarmEn,
  teaching: teachingEn,
  tutor: tutorEn,
  ui: uiEn,
  watch: watchEn,
};

/** Every text of the program, by area. Chinese must have the same shape, or it does not compile. */
export type Messages = typeof en;

const zh: Messages = {
  author: authorZh,
  board: boardZh,
  browser: browserZh,
  check: checkZh,
  cli: cliZh,
  common: commonZh,
  course: courseZh,
  driver: driverZh,
  exercise: exerciseZh,
  files: filesZh,
  glossary: glossaryZh,
  lint: lintZh,
  placeholder: placeholderZh,
  report: reportZh,
  review: reviewZh,
  room: roomZh,
  shell: shellZh,
  swarm: swarmZh,
  teaching: teachingZh,
  tutor: tutorZh,
  ui: uiZh,
  watch: watchZh,
};

const DICTIONARIES: Readonly<Record<Language, Messages>> = { en, zh };

/** The dictionary of a language. */
export function messagesFor(language: Language): Messages {
  return DICTIONARIES[language];
}
