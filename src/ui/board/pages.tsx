/** The pages of the board, and what surrounds each: the room and how to join above, a question or a field and the keys below. */
import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import type { BoardSource } from '../../room/board/source.ts';
import { exerciseTitle, stepTitle } from '../../room/board/wording.ts';
import { Column } from '../components/column.tsx';
import { Field } from '../components/field.tsx';
import { KeyLine } from '../components/key-line.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { Spread } from '../components/spread.tsx';
import { useRoom } from '../hooks/use-room.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { bannerLines } from './banner.ts';
import type { JoiningFacts } from './joining.ts';
import { BoardLists } from './lists.tsx';
import { LearnerPage, StepPage } from './people-pages.tsx';
import { boardHints } from './press.ts';
import { ExerciseChoice, HelpOfBoard, JoinPage } from './side-pages.tsx';
import type { BoardScene } from './state.ts';

interface BoardScreenProps {
  readonly scene: BoardScene;
  readonly source: BoardSource;
  readonly joining: JoiningFacts | undefined;
  /** The room's clock, milliseconds since the epoch. */
  readonly roomNow: number;
}

/** Rows of the window from which on what holds for everybody has a row each. */
const TALL = 16;

/** Everything in the frame. */
export function BoardScreenView({ scene, source, joining, roomNow }: BoardScreenProps) {
  const { page } = scene.screen;
  return (
    <>
      <Head scene={scene} joining={joining} />
      <Banner scene={scene} roomNow={roomNow} />
      <Box flexDirection="column" flexGrow={1} flexShrink={1} flexBasis={0} marginTop={1} overflow="hidden">
        {page.name === 'board' && <BoardLists scene={scene} />}
        {page.name === 'step' && (
          <StepPage scene={scene} step={page.step} picked={page.picked} roomNow={roomNow} />
        )}
        {page.name === 'learner' && (
          <LearnerPage scene={scene} source={source} number={page.number} roomNow={roomNow} />
        )}
        {page.name === 'exercises' && <ExerciseChoice scene={scene} picked={page.picked} />}
        {page.name === 'join' && joining && (
          <JoinPage scene={scene} joining={joining} isKeyShown={page.isKeyShown} />
        )}
        {page.name === 'help' && <HelpOfBoard scene={scene} />}
      </Box>
      <Foot scene={scene} />
      <KeyLine hints={boardHints(scene)} />
    </>
  );
}

function Head({ scene, joining }: Pick<BoardScreenProps, 'scene' | 'joining'>) {
  const theme = useTheme();
  const { columns } = useRoom();
  const { now, messages, isTeacher } = scene;
  const { board: w, teaching } = messages;
  const { view, name, code } = now;
  const command = joining?.commands[0];
  const aside = columns >= 76 && command !== undefined ? command : `${w.code} ${code}`;
  return (
    <Spread aside={<Text {...theme.accent}>{aside}</Text>}>
      <Text {...theme.strong}>{name}</Text>
      <Text {...theme.dim}>{`   ${w.learners(view.learners, view.left)}`}</Text>
      {view.namesHidden && <Text {...theme.dim}>{` · ${teaching.namesHidden}`}</Text>}
      {!isTeacher && <Text {...theme.dim}>{` · ${teaching.lookOnly}`}</Text>}
    </Spread>
  );
}

function Banner({ scene, roomNow }: Pick<BoardScreenProps, 'scene' | 'roomNow'>) {
  const theme = useTheme();
  const { rows } = useRoom();
  const { now, messages, outline, language } = scene;
  const lines = bannerLines(now.view, messages, { outline, language, now: roomNow });
  if (lines.length === 0) return null;
  const shown = rows < TALL ? [{ text: lines.map(({ text }) => text).join(' · '), tone: undefined }] : lines;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {shown.map(({ text, tone }) => (
        <Text key={text} wrap="truncate-end" {...theme.strong} {...(tone ? theme[tone] : {})}>
          {text}
        </Text>
      ))}
    </Box>
  );
}

/** A question, a field, a note, or what is wrong with the connection: one row each. */
function Foot({ scene }: { readonly scene: BoardScene }) {
  const theme = useTheme();
  const { columns } = useRoom();
  const isRead = useIsScreenReaderEnabled();
  const { screen, now, messages } = scene;
  const { board: w, teaching } = messages;
  const { question, field, note } = screen;
  if (question) {
    const { asking } = teaching;
    const text =
      question.what === 'leave'
        ? asking.leave
        : question.what === 'remove'
          ? asking.remove(question.called)
          : asking.end(now.name);
    return (
      <Box flexShrink={0} marginTop={isRead ? 0 : 1}>
        <Column width={columns}>
          <Paragraph of={text} tone="warn" />
        </Column>
      </Box>
    );
  }
  const told = note && teaching.notes[note.name](note.about ?? '');
  if (field)
    return (
      <Box flexDirection="column" flexShrink={0} marginTop={isRead ? 0 : 1}>
        <Text {...theme.strong} wrap="truncate-end">
          {labelOf(scene)}
        </Text>
        <Column width={columns}>
          <Field editor={field.editor} most={2} />
        </Column>
        {told !== undefined && <Text {...theme.bad}>{told}</Text>}
      </Box>
    );
  const trouble = now.isLost ? w.lost : now.isStoreSilent ? teaching.storeSilent : undefined;
  const isBad = note !== undefined && ['minutes', 'failed', 'not-written'].includes(note.name);
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate-end" {...(told === undefined || isBad ? theme.bad : theme.dim)}>
        {told ?? trouble ?? ''}
      </Text>
    </Box>
  );
}

/** What is typed into the field. */
function labelOf(scene: BoardScene): string {
  const { fields } = scene.messages.teaching;
  const field = scene.screen.field?.field;
  switch (field?.for) {
    case 'say':
      return field.to === 'all' ? fields.sayToAll : fields.sayTo(field.called);
    case 'meet':
      return fields.meet(stepTitle(field.step, scene));
    case 'exercise':
      return fields.exercise(exerciseTitle(field.id, scene));
    default:
      return fields.figures;
  }
}
