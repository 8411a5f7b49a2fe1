/** The screen over a walk, from the choice of a driver until the learner leaves. */
import { DEFAULT_DRIVER } from '../driver/traits.ts';
import { toSay } from '../i18n/said.ts';
import { loadExercises } from '../lesson/courses.ts';
import { stopsOf } from '../tutor/walk/start.ts';
import { type Alone, showTutor } from '../ui/index.tsx';
import { defined } from '../value/defined.ts';
import type { CommandContext } from './context.ts';
import { exerciseDoor } from './exercise-door.ts';
import { rememberSettings } from './given-settings.ts';
import { EXIT } from './io.ts';
import { cardsIn, openReviewer } from './open-reviewer.ts';
import { requirePlace } from './places.ts';
import { rememberedWalk } from './remembered-walk.ts';
import { chooseScreen, screenChoicesOf } from './screen-choices.ts';
import { chooseDriver, openSessionFor } from './session.ts';
import { openTutor } from './walk.ts';

/** The screen, until the learner leaves it. `alone`: only one page of it, for which the walk needs no real machines. */
export async function onScreen(
  context: CommandContext,
  { painted = false, alone }: { readonly painted?: boolean; readonly alone?: Alone },
): Promise<number> {
  const simulated = { driver: DEFAULT_DRIVER, why: toSay('cli').asked };
  const chosen = alone ? simulated : await chooseDriver(context);
  const { course, io, messages, options, version } = context;
  const place = alone ? undefined : context.argument;
  if (place !== undefined) requirePlace(place, course, stopsOf(course, chosen.driver), messages);
  await rememberSettings(chosen.driver, context);
  await context.progress.rememberScreen(screenChoicesOf(options));
  const session = await openSessionFor(chosen.driver, context);
  const { tutor, setLanguage } = await openTutor(session, context, {
    why: chosen.why,
    unattended: false,
    compareOnResume: alone === undefined,
    state: {
      ...rememberedWalk(session.driver, session.settings, context, place),
      ...defined({ practice: options.practice || undefined }),
    },
  });
  const { values } = context.progress.walk(course.id, chosen.driver);
  const reviewer = openReviewer(context, values);
  const door = exerciseDoor(context, alone !== undefined);
  // Another course may have none; the usual one does, and is not read for it now.
  const isOffered =
    alone !== undefined ||
    context.home.course === undefined ||
    loadExercises(course.id, context.language).length > 0;
  const ended = await showTutor(tutor, {
    reviewer,
    ...defined({ alone }),
    language: context.language,
    async setLanguage(language) {
      await setLanguage(language);
      reviewer.reword(cardsIn(language, context));
    },
    welcome: place === undefined,
    painted,
    color: options.color,
    ...chooseScreen(options, context.progress.document),
    ...defined({ exercises: isOffered ? door : undefined }),
    rememberTheme: (theme) => void context.progress.rememberScreen({ theme }),
    stdin: io.stdin,
    stdout: io.stdout,
    version,
    signal: io.signal,
  });
  await reviewer.close();
  await door.close();
  await tutor.close();
  await session.reach.close();
  if (ended === 'interrupted') return EXIT.interrupted;
  return typeof alone === 'object' && !door.isSolved() ? EXIT.failed : EXIT.done;
}
