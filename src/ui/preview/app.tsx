/** A course while it is written: the step at hand as learners will see it, and what is to be mended. */
import { Box, Text, useApp, useInput } from 'ink';
import { useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import type { Language } from '../../i18n/language.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Course } from '../../lesson/types.ts';
import { Frame } from '../components/frame.tsx';
import { KeyLine } from '../components/key-line.tsx';
import { Spread } from '../components/spread.tsx';
import { StepPane } from '../components/step-pane.tsx';
import { FillContext } from '../hooks/use-fill.ts';
import { KnownWordsContext } from '../hooks/use-known-words.ts';
import { MessagesContext } from '../hooks/use-messages.ts';
import { useRoom } from '../hooks/use-room.ts';
import { SceneContext } from '../hooks/use-scene.ts';
import { ScrollPositionContext } from '../hooks/use-scroll.ts';
import { type SizeWatch, useSize } from '../hooks/use-size.ts';
import { ThemeContext } from '../hooks/use-theme.ts';
import type { Ending } from '../keys/deed.ts';
import type { KeyHint } from '../keys/key-hints.ts';
import { pressesOf } from '../keys/press.ts';
import { fillOf, knownWordsOf, type Scene } from '../scene.ts';
import type { ScrollPosition } from '../state/scroll.ts';
import type { FactsWatch } from '../terminal/facts.ts';
import { type ThemeChoice, themeAfter, themeFor } from '../theme/choice.ts';
import { Problems } from './problems.tsx';
import { previewScene } from './scene.ts';
import {
  afterDraft,
  afterPreviewPress,
  type Draft,
  PREVIEW_START,
  type PreviewState,
  previewedAt,
  previewedStops,
} from './state.ts';

/** The course on the disk, and its changes. */
export interface DraftSource {
  draft(): Draft;
  subscribe(listener: () => void): () => void;
  /** Reads it again, for folders whose changes are not noticed, and tells problems in this language. */
  read(language: Language): void;
}

export interface PreviewAppProps {
  readonly source: DraftSource;
  readonly language: Language;
  readonly facts: FactsWatch;
  /** Undefined without colours. */
  readonly theme: ThemeChoice | undefined;
  readonly size: SizeWatch;
  readonly spareRows: number;
}

type PreviewEvent =
  | { readonly type: 'press'; readonly key: string; readonly course: Course | undefined }
  | { readonly type: 'draft'; readonly draft: Draft };

/** The whole screen. */
export function PreviewApp({ source, size, spareRows, facts, ...first }: PreviewAppProps) {
  const { exit } = useApp();
  const { columns, rows } = useSize(size);
  const draft = useSyncExternalStore(source.subscribe, source.draft);
  const [language, setLanguage] = useState(first.language);
  const [theme, setTheme] = useState(first.theme);
  const { background } = useSyncExternalStore(facts.subscribe, facts.get);
  const position = useRef<ScrollPosition>(undefined);
  const [state, send] = useReducer((before: PreviewState, event: PreviewEvent) => {
    if (event.type === 'draft') return afterDraft(before, event.draft);
    const { page = rows, last = 0 } = position.current ?? {};
    return afterPreviewPress(before, event.key, event.course, { page, last });
  }, PREVIEW_START);
  useEffect(() => send({ type: 'draft', draft }), [draft]);
  const course = draft.course[language] ?? draft.course.en;
  useInput((input, key) => {
    for (const { key: pressed } of pressesOf(input, key)) {
      if (pressed === 'ctrl-c') exit('interrupted' satisfies Ending);
      else if (pressed === 'q') exit('quit' satisfies Ending);
      else if (pressed === 'L') {
        const next = language === 'en' ? 'zh' : 'en';
        setLanguage(next);
        source.read(next);
      } else if (pressed === 'T') setTheme((before) => (before === undefined ? before : themeAfter(before)));
      else if (pressed === 'r') source.read(language);
      else send({ type: 'press', key: pressed, course });
    }
  });
  const scene = course && previewScene(course, state, { language, theme });
  return (
    <ThemeContext value={themeFor(theme ?? 'none', background)}>
      <MessagesContext value={messagesFor(language)}>
        <ScrollPositionContext value={position}>
          <Frame columns={columns} rows={rows - spareRows}>
            <Previewed
              draft={draft}
              scene={scene}
              state={state}
              language={language}
              hasThemes={theme !== undefined}
            />
          </Frame>
        </ScrollPositionContext>
      </MessagesContext>
    </ThemeContext>
  );
}

interface PreviewedProps {
  readonly draft: Draft;
  readonly scene: Scene | undefined;
  readonly state: PreviewState;
  readonly language: Language;
  readonly hasThemes: boolean;
}

/** The parts of the page. */
function Previewed({ draft, scene, state, language, hasThemes }: PreviewedProps) {
  const { author, ui } = messagesFor(language);
  const words = author.preview;
  const { rows } = useRoom();
  const most = Math.max(3, Math.floor(rows / 3));
  const stops = previewedStops(scene?.state.course);
  const at = previewedAt(state, stops);
  const stop = stops[at];
  const place = stop === undefined ? words.title : `${words.title}   ${at + 1}/${stops.length}`;
  const hint = (sign: string, label: string, isKept = false): KeyHint => ({
    sign,
    label,
    isKept,
    isMain: false,
  });
  const hints = [
    hint('← →', words.step),
    hint('↑ ↓', words.scroll),
    hint('␣', state.isPassed ? words.before : words.passed),
    ...((stop?.step.hints.length ?? 0) > 0 ? [hint('h', words.hint)] : []),
    hint('L', ui.keys.language),
    ...(hasThemes ? [hint('T', words.theme)] : []),
    ...(draft.isUnwatched ? [hint('r', words.readAgain)] : []),
    hint('q', ui.keys.quit, true),
  ];
  return (
    <>
      <Spread aside={<Text>{place}</Text>}>
        <Text>{scene ? `${scene.state.course.title} › ${stop?.lesson.title ?? ''}` : ''}</Text>
      </Spread>
      <Box flexDirection="column" flexGrow={1} flexShrink={1} flexBasis={0} marginTop={1} overflow="hidden">
        {scene && <PreviewedStep scene={scene} rows={rows} />}
      </Box>
      <Problems draft={draft} step={stop?.step.id} most={most} />
      <KeyLine hints={hints} />
    </>
  );
}

/** The step, drawn by what draws it for learners. */
function PreviewedStep({ scene, rows }: { readonly scene: Scene; readonly rows: number }) {
  const { course, values, secrets } = scene.state;
  const fill = useMemo(() => fillOf({ values, secrets }), [values, secrets]);
  const known = useMemo(() => knownWordsOf({ course, values }), [course, values]);
  return (
    <FillContext value={fill}>
      <KnownWordsContext value={known}>
        <SceneContext value={scene}>
          <StepPane key={scene.screen.step} rows={rows} />
        </SceneContext>
      </KnownWordsContext>
    </FillContext>
  );
}
