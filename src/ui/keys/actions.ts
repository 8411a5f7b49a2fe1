/**
 * All actions: the one list behind the key line, the help page, and the effects of keys. The order is that of the key
 * line, where the last ones are dropped first.
 */

import type { Action } from './action.ts';
import * as atPrediction from './at-prediction.ts';
import * as atStep from './at-step.ts';
import * as everywhere from './everywhere.ts';
import * as inRoom from './in-room.ts';
import * as onExercise from './on-exercise.ts';
import * as onGlossary from './on-glossary.ts';
import * as onHelp from './on-help.ts';
import * as onLessons from './on-lessons.ts';
import * as onMap from './on-map.ts';
import * as onOutput from './on-output.ts';
import * as onPages from './on-pages.ts';
import * as onRecap from './on-recap.ts';
import * as onReview from './on-review.ts';
import { CLOSE_ACTIONS, PAGE_ACTIONS } from './pages.ts';

export const ACTIONS: readonly Action[] = [
  onPages.begin,
  PAGE_ACTIONS.review,
  PAGE_ACTIONS.recap,
  onReview.primary,
  onPages.enter,
  onLessons.openStep,
  onPages.openExercise,
  onPages.take,
  onPages.repair,
  onMap.openRow,
  onOutput.find,
  inRoom.send,
  atStep.primary,
  onExercise.primary,
  everywhere.interrupt,
  atPrediction.numberByDigit,
  atStep.optionByDigit,
  atStep.optionByArrow,
  atStep.fix,
  atStep.repeat,
  onExercise.followUp,
  atStep.hint,
  onExercise.type,
  onExercise.hint,
  onExercise.judge,
  onExercise.scrollText,
  atStep.editFile,
  atStep.editor,
  atStep.edit,
  atStep.type,
  atStep.practise,
  PAGE_ACTIONS.output,
  atStep.verify,
  atStep.next,
  atStep.back,
  atStep.skip,
  onPages.complete,
  onPages.recall,
  ...onPages.pick,
  ...onLessons.pickLesson,
  onLessons.searchLessons,
  onMap.pickRow,
  onPages.redo,
  onPages.lookAgain,
  atStep.browse,
  inRoom.hand,
  inRoom.share,
  PAGE_ACTIONS.map,
  PAGE_ACTIONS.lessons,
  PAGE_ACTIONS.exercises,
  PAGE_ACTIONS.cheatsheet,
  atStep.shell,
  onExercise.shell,
  onExercise.anew,
  onExercise.show,
  onExercise.browse,
  PAGE_ACTIONS.reality,
  everywhere.language,
  everywhere.theme,
  onHelp.pickPart,
  onOutput.findNext,
  onOutput.search,
  everywhere.scroll,
  onOutput.sideways,
  onGlossary.openTerm,
  onGlossary.pickTerm,
  onGlossary.turnPage,
  onRecap.fillIn,
  onReview.byDigit,
  onReview.byArrow,
  onReview.hint,
  onReview.more,
  PAGE_ACTIONS.help,
  onPages.leaveField,
  onLessons.leaveLessonSearch,
  onMap.closeRow,
  onOutput.leaveSearch,
  onOutput.endSearch,
  onExercise.leave,
  ...CLOSE_ACTIONS,
  everywhere.quit,
  everywhere.redraw,
  everywhere.suspend,
];

/** All actions, of all pages. */
export const KNOWN_KEYS: ReadonlySet<string> = new Set(ACTIONS.flatMap(({ keys }) => keys));

/** Keys of an action by its name. */
export function keysOf(id: string): readonly string[] {
  return ACTIONS.filter((action) => action.id === id).flatMap(({ keys }) => keys);
}
