/** Sets up a walk: the session, the learner's shell as it was left, and the tutor on top. */

import { lookAtTopology } from '../check/topology.ts';
import { withProgramsFirst } from '../driver/programs-first.ts';
import { LANGUAGE_VARIABLE } from '../driver/tutor-program.ts';
import type { DriverId, Session } from '../driver/types.ts';
import type { Language } from '../i18n/language.ts';
import { type Messages, messagesFor } from '../i18n/messages.ts';
import { type Said, toSay } from '../i18n/said.ts';
import { loadCourse } from '../lesson/courses.ts';
import { hasJoined } from '../room/client/joined.ts';
import { shellNotice } from '../shell/notices.ts';
import { openBrowser } from '../shell/open-browser.ts';
import { OutputBuffer } from '../shell/output-buffer.ts';
import { insideRunner } from '../shell/run-inside.ts';
import { loadShellState, saveShellState } from '../shell/saved-state.ts';
import type { ShellState } from '../shell/types.ts';
import { createBrowse } from '../tutor/browse.ts';
import { type Ledger, openLedger } from '../tutor/ledger.ts';
import type { RoomLink } from '../tutor/room-link.ts';
import { openTranscript } from '../tutor/transcript.ts';
import { createTutor, type LiveTutor, type TutorParts } from '../tutor/tutor.ts';
import type { WalkState } from '../tutor/types.ts';
import { defined } from '../value/defined.ts';
import { reasonOf } from '../value/error.ts';
import { type CommandContext, shellStateFile } from './context.ts';
import { editorOf, terminalOf } from './terminal.ts';

/** The learner's shell between commands: the state that the last one left, kept on disk. */
export interface PersistentShell {
  get: TutorParts['context']['shell'];
  /** @returns why it could not be saved, which leaves it in memory only */
  set(state: ShellState): string | undefined;
  /** Opened and checked: a broken one was set aside. */
  readonly ledger: Ledger;
  /** Notices to the learner about shell and ledger. */
  readonly notices: readonly Said[];
}

/**
 * Restores the shell as the last command of this session left it.
 * @param isFresh begin with a fresh one instead
 * @param language the language of a `swarm-tutor` that is typed in it
 */
export function restoreShell(
  session: Session,
  context: CommandContext,
  isFresh = false,
  language: () => Language = () => context.language,
): PersistentShell {
  const file = shellStateFile(context.home, session.driver);
  const base = { env: session.env, cwd: session.workspace };
  const loaded = isFresh ? { state: base, notices: [] } : loadShellState(file, base);
  const notices = loaded.notices.map(shellNotice);
  const ledger = openLedger(context.home.ledger, (kept) => notices.push(toSay('tutor').ledgerCorrupt(kept)));
  ledger.entries();
  // A command's changes to the PATH, to names or to start-up files must not lead the next one elsewhere.
  const settled = (left: ShellState): ShellState =>
    session.programs === undefined ? left : { ...left, env: withProgramsFirst(left.env, session.programs) };
  const speaking = (left: ShellState): ShellState =>
    session.programs === undefined
      ? left
      : { ...left, env: { ...left.env, [LANGUAGE_VARIABLE]: language() } };
  let state = settled(loaded.state);
  return {
    get: () => speaking(state),
    set(left) {
      const next = settled(left);
      state = next;
      try {
        ledger.record(session.driver, ['environment:shell']);
        saveShellState(file, next, base);
        return undefined;
      } catch (error) {
        // In a walk the shell goes on in memory; that the folder can't be written is reported with the progress.
        return reasonOf(error);
      }
    },
    ledger,
    notices,
  };
}

export interface WalkOptions {
  readonly why: Said;
  readonly unattended: boolean;
  /** Look whether the steps that were done still hold, once the screen is drawn. */
  readonly compareOnResume?: boolean;
  readonly state: WalkState;
  readonly onAttempt?: TutorParts['onAttempt'];
  readonly runShell?: TutorParts['context']['runShell'];
}

/** A tutor, and a function that changes its language without losing its place. */
export interface OpenedTutor {
  readonly tutor: LiveTutor;
  setLanguage(language: Language): Promise<void>;
}

/** A tutor over a session. */
export async function openTutor(
  session: Session,
  context: CommandContext,
  options: WalkOptions,
): Promise<OpenedTutor> {
  const voice = { language: context.language };
  // Without progress, a shell that an earlier walk pointed somewhere would mislead the first steps.
  const shell = restoreShell(
    session,
    context,
    Object.keys(options.state.records).length === 0,
    () => voice.language,
  );
  const { ledger } = shell;
  const { home, progress } = context;
  const notices = [...progress.notices, ...shell.notices];
  if (ledger.unfinishedReset()) notices.push(toSay('tutor').resetUnfinished);
  const notice = toSay('common').sentences(notices);
  // A learner may have other machines: those of the lessons are named by a value, or were made here.
  const known = (name: string): boolean =>
    session.ownMachines ||
    Object.values(tutor.getState().values).includes(name) ||
    ledger.entries().some((entry) => entry.kind === 'machine' && entry.name === name);
  const room = await roomOf(context, session.driver, () => messagesFor(voice.language));
  const lookAround = (signal: AbortSignal) =>
    lookAtTopology({ session, env: shell.get().env, cwd: session.workspace, known, signal });
  const tutor = createTutor({
    state: notices.length === 0 ? options.state : { ...options.state, notice },
    context: {
      session,
      output: new OutputBuffer(),
      ledger,
      transcript: openTranscript(home.transcripts, (error) =>
        progress.tellUnwritable(home.transcripts, error),
      ),
      now: Date.now,
      unattended: options.unattended,
      shell: shell.get,
      setShell: shell.set,
      ...defined({ runShell: options.runShell ?? (options.unattended ? runnerOf(session) : undefined) }),
    },
    progress,
    surroundings: {
      driver: session.driver,
      simulated: session.simulated,
      why: options.why,
      workspace: session.workspace,
      shell: session.shell,
      editor: editorOf(session),
      impossible: session.impossible,
    },
    terminal: terminalOf(session),
    ...(options.unattended
      ? {}
      : {
          lookAround,
          browse: createBrowse({
            look: lookAround,
            addresses: (ports) => session.reach.addresses(ports, voice.language),
            open: (url) => openBrowser(url, session.env),
          }),
        }),
    ...defined({ room, compareOnResume: options.compareOnResume || undefined, onAttempt: options.onAttempt }),
  });
  return {
    tutor,
    async setLanguage(language) {
      voice.language = language;
      tutor.setCourse(loadCourse(context.course.id, language));
      await progress.rememberLanguage(language);
    },
  };
}

/** A walk that nobody watches starts no process where a command needs none. */
function runnerOf({ inside }: Session): TutorParts['context']['runShell'] {
  return inside === undefined ? undefined : insideRunner(inside);
}

/** The way to the learner's room; undefined for one who is in none, or in one of another course. */
async function roomOf(
  { course, home }: CommandContext,
  driver: DriverId,
  messages: () => Messages,
): Promise<RoomLink | undefined> {
  if (!hasJoined(home.room)) return undefined;
  const [{ openLink }, { readMembership }] = await Promise.all([
    import('../room/client/link.ts'),
    import('../room/client/membership.ts'),
  ]);
  const membership = readMembership(home.room);
  if (membership?.course !== course.id) return undefined;
  return openLink({ folder: home.room, membership, driver, now: Date.now, messages });
}
