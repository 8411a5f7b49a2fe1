/** One learner with everything that they told, and who is at a step. */
import { Box, Text } from 'ink';
import type { LearnerDetails } from '../../room/board/details.ts';
import type { BoardSource } from '../../room/board/source.ts';
import { minutesSince, nameOfLearner, stepTitle } from '../../room/board/wording.ts';
import { Labelled } from '../components/labelled.tsx';
import { ListRow } from '../components/list-row.tsx';
import { Paragraph } from '../components/paragraph.tsx';
import { placed } from '../components/placed.ts';
import { ScrollView } from '../components/scroll-view.tsx';
import { Spread } from '../components/spread.tsx';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { around } from '../state/scroll.ts';
import type { BoardScene } from './state.ts';
import { useAnswer } from './use-answer.ts';

interface LearnerPageProps {
  readonly scene: BoardScene;
  readonly source: BoardSource;
  readonly number: number;
  readonly roomNow: number;
}

/** The learner now; the screen that they shared comes last, and is gone again with the page. */
export function LearnerPage({ scene, source, number, roomNow }: LearnerPageProps) {
  const theme = useTheme();
  const learner = useAnswer<number, LearnerDetails | undefined | 'asked'>(
    number,
    scene.now.view.pos,
    'asked',
    (asked) => source.learner(asked).catch(() => undefined),
  );
  const scroll = useScroll(scene.screen.offset);
  const { details: w } = scene.messages.teaching;
  if (learner === 'asked') return null;
  if (learner === undefined) return <Text {...theme.dim}>{w.gone}</Text>;
  return (
    <ScrollView scroll={scroll}>
      <Text {...theme.strong}>{nameOfLearner(learner, scene.messages.board)}</Text>
      <Told scene={scene} learner={learner} roomNow={roomNow} />
      <Box flexDirection="column" marginTop={1}>
        {learner.shared ? (
          <>
            <Text {...theme.strong}>
              {w.shared(stepTitle(learner.shared.step, scene), minutesSince(learner.shared.at, roomNow))}
            </Text>
            {placed(learner.shared.lines).map(({ item, place }) => (
              <Text key={place} wrap="truncate-end">
                {`│ ${item}`}
              </Text>
            ))}
          </>
        ) : (
          <Text {...theme.dim}>{w.notShared}</Text>
        )}
      </Box>
    </ScrollView>
  );
}

function Told({
  scene,
  learner,
  roomNow,
}: Pick<LearnerPageProps, 'scene' | 'roomNow'> & { readonly learner: LearnerDetails }) {
  const theme = useTheme();
  const { details: w, status } = scene.messages.teaching;
  const { step, failing, diagnosis, tries, hints, done } = learner;
  const where =
    step === undefined
      ? w.nowhere
      : scene.messages.board.joined([
          w.at(stepTitle(step, scene), status[learner.status]),
          w.since(minutesSince(learner.hereSince, roomNow)),
        ]);
  return (
    <>
      <Paragraph of={where} />
      <Text {...theme.dim}>{w.counts(tries, hints, done)}</Text>
      {learner.handSince !== undefined && <Text {...theme.warn}>{w.hand}</Text>}
      {learner.finished && <Text {...theme.ok}>{w.finished}</Text>}
      {learner.leftAt !== undefined && <Text {...theme.dim}>{w.left}</Text>}
      {diagnosis && <Paragraph of={w.cause(diagnosis.title)} tone="warn" />}
      {failing.map((check) => (
        <Box key={check.check} flexDirection="column" marginTop={1}>
          <Labelled label="✗" text={check.title} tone="bad" />
          {check.expected !== '' && <Labelled label={`  ${w.expected}`} text={check.expected} by={12} />}
          {check.seen !== '' && <Labelled label={`  ${w.seen}`} text={check.seen} by={12} />}
        </Box>
      ))}
    </>
  );
}

interface StepPageProps {
  readonly scene: BoardScene;
  readonly step: string;
  readonly picked: number;
  readonly roomNow: number;
}

/** Who is at the step, and how it goes for them. */
export function StepPage({ scene, step, picked, roomNow }: StepPageProps) {
  const theme = useTheme();
  const { people, messages } = scene;
  const scroll = useScroll((page, _total, before) => around(picked, 1, before, page));
  return (
    <>
      <Text {...theme.strong} wrap="truncate-end">
        {stepTitle(step, scene)}
      </Text>
      {people.length === 0 && <Text {...theme.dim}>{messages.teaching.noLearnersHere}</Text>}
      <ScrollView scroll={scroll}>
        {people.map((learner, at) => (
          <PersonRow key={learner.number} {...{ scene, learner, at, roomNow }} isPicked={at === picked} />
        ))}
      </ScrollView>
    </>
  );
}

interface PersonRowProps extends Pick<StepPageProps, 'scene' | 'roomNow'> {
  readonly learner: LearnerDetails;
  readonly at: number;
  readonly isPicked: boolean;
}

function PersonRow({ scene, learner, at, isPicked, roomNow }: PersonRowProps) {
  const theme = useTheme();
  const { board: w, teaching } = scene.messages;
  const aside = w.joined([w.tries(learner.tries), w.since(minutesSince(learner.hereSince, roomNow))]);
  return (
    <ListRow at={at} isPicked={isPicked}>
      <Box flexGrow={1} flexShrink={1} flexDirection="column">
        <Spread aside={<Text {...theme.dim}>{aside}</Text>}>
          <Text {...(isPicked ? theme.strong : {})}>{nameOfLearner(learner, scene.messages.board)}</Text>
          <Text {...(learner.status === 'failed' ? theme.bad : theme.dim)}>
            {`  ${teaching.status[learner.status]}`}
          </Text>
        </Spread>
      </Box>
    </ListRow>
  );
}
