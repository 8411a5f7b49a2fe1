/** The share known at the first try, by topic, and the steps to look at again. */
import { Box, Text } from 'ink';
import { isWeak, type LearnedTopic, type LearningReport } from '../../report/learned.ts';
import { useScene } from '../hooks/use-scene.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { Paragraph } from './paragraph.tsx';
import { Spread } from './spread.tsx';

/** Empty if nothing was asked yet. */
export function FirstTries({ report }: { readonly report: LearningReport }) {
  const theme = useTheme();
  const { report: words } = useScene().messages;
  const asked = report.topics.filter((topic) => topic.asked > 0);
  if (asked.length === 0) return null;
  const titles = new Map(
    report.lessons.flatMap(({ steps }) => steps.map(({ id, title }) => [id, title] as const)),
  );
  return (
    <Box flexDirection="column">
      <Text {...theme.dim}>{words.topics}</Text>
      {asked.map((topic) => (
        <Topic key={topic.id} topic={topic} step={titles.get(topic.step ?? '')} />
      ))}
    </Box>
  );
}

interface TopicProps {
  readonly topic: LearnedTopic;
  /** The title of the step to go back to. */
  readonly step: string | undefined;
}

function Topic({ topic, step }: TopicProps) {
  const theme = useTheme();
  const { report: words } = useScene().messages;
  const known = Math.round((topic.firstTryShare ?? 0) * topic.asked);
  const weak = isWeak(topic);
  return (
    <>
      <Spread aside={<Text {...theme.dim}>{words.share(known, topic.asked)}</Text>}>
        <Text {...(weak ? theme.warn : theme.ok)}>{weak ? '! ' : '✓ '}</Text>
        {topic.title}
      </Spread>
      {weak && topic.step !== null && (
        <Paragraph of={`  ${words.again(step ?? topic.step, topic.step)}`} tone="dim" />
      )}
    </>
  );
}
