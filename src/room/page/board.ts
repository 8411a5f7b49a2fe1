/** The script of the board's page: asks for the code or the key once, then shows the board and follows its changes. */
import { board as english } from '../../i18n/en/board.ts';
import { teaching as englishTeaching } from '../../i18n/en/teaching.ts';
import type { Language } from '../../i18n/language.ts';
import { board as chinese } from '../../i18n/zh/board.ts';
import { teaching as chineseTeaching } from '../../i18n/zh/teaching.ts';
import { isRecord } from '../../value/json.ts';
import { type BoardPatch, patched } from '../board/patch.ts';
import type { BoardView } from '../board/view.ts';
import type { RoomOutline } from '../contract/outline.ts';
import type { RoomRole } from '../contract/wire.ts';
import { type Controls, controls } from './controls.ts';
import { openLearner, openStep } from './details.ts';
import { button, element, field } from './dom.ts';
import {
  banner,
  bars,
  exercise,
  exerciseLine,
  finished,
  hands,
  type PanelContext,
  sharedScreens,
  troubles,
  waiting,
} from './panels.ts';

/** What the server says of the room itself. */
interface PageRoom {
  readonly name: string;
  readonly code: string;
  readonly trouble: string | null;
}

const TELLING = { en: english, zh: chinese } as const;
const TEACHING = { en: englishTeaching, zh: chineseTeaching } as const;
/** Minutes pass on the board even if nothing happens, milliseconds. */
const REDRAW_MS = 15_000;
const page = document.querySelector('main') ?? document.body;
let language: Language = navigator.language.startsWith('zh') ? 'zh' : 'en';

async function ask(method: string, path: string, body?: object): Promise<Response> {
  return fetch(path, {
    method,
    ...(body ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : undefined),
  });
}

/** The document at a path; undefined where there is none. */
async function find(path: string): Promise<unknown> {
  const answer = await ask('GET', path).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}

/** The code, or the key: whichever it is decides what can be done. */
function showEntry(problem?: string): void {
  const words = TELLING[language];
  const secret = field('password', words.enter);
  const form = element('form', 'entry', secret, element('button', '', words.open));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void enter(secret.value);
  });
  page.replaceChildren(
    element('h1', '', words.title),
    element('p', '', words.enter),
    form,
    ...(problem === undefined ? [] : [element('p', 'bad', problem)]),
    languageButton(() => showEntry()),
  );
  secret.focus();
}

async function enter(secret: string): Promise<void> {
  const { problems } = TELLING[language];
  const answer = await ask('POST', '/v1/session', { secret }).catch(() => undefined);
  if (answer?.ok) return open();
  const refused: unknown = await answer?.json().catch(() => undefined);
  const problem = isRecord(refused) ? refused.problem : undefined;
  showEntry(problem === 'bad-code' || problem === 'too-many-tries' ? problems[problem] : problems.other);
}

async function open(): Promise<void> {
  const [board, outline] = await Promise.all([ask('GET', '/v1/board'), ask('GET', '/v1/outline')]);
  if (!board.ok || !outline.ok) return showEntry();
  const first = (await board.json()) as { role: RoomRole; room: PageRoom; board: BoardView };
  follow(first, (await outline.json()) as RoomOutline);
}

/** Draws at each change, and every second for the clocks. */
function follow(
  { role, room, board }: { readonly role: RoomRole; readonly room: PageRoom; readonly board: BoardView },
  outline: RoomOutline,
): void {
  let view = board;
  let ahead = view.now - Date.now();
  let isLost = false;
  let teaching: Controls | undefined;
  const head = element('header', '');
  const above = element('div', '');
  const body = element('div', 'panels');
  const context = (): PanelContext => ({
    ...{ view, outline, language, now: Date.now() + ahead },
    words: TELLING[language],
    more: TEACHING[language],
    isTeacher: role === 'teach',
    act: (act) => {
      void ask('POST', '/v1/acts', act);
    },
    writeTo: (learner) => teaching?.writeTo(learner),
    open(what) {
      if ('learner' in what) void openLearner(context(), what.learner, find);
      else void openStep(context(), what.step, find);
    },
  });
  const arrange = (): void => {
    teaching = role === 'teach' ? controls(context) : undefined;
    page.replaceChildren(head, above, ...(teaching ? [teaching.element] : []), body);
    draw();
  };
  function draw(): void {
    const now = context();
    const { words } = now;
    document.title = `${room.name} · ${words.title}`;
    const command = element('code', '', `swarm-tutor join ${location.host}/${room.code}`);
    head.replaceChildren(
      element(
        'div',
        'about',
        element('h1', '', room.name),
        element('p', 'join', `${words.join} `, command),
        element('p', '', words.learners(view.learners, view.left)),
      ),
      languageButton(arrange),
    );
    above.replaceChildren(
      ...(isLost ? [element('p', 'bad', words.lost)] : []),
      ...(room.trouble === null ? [] : [element('p', 'bad', words.storeTrouble)]),
      banner(now),
    );
    const side = [hands(now), troubles(now), sharedScreens(now), exercise(now), waiting(now), finished(now)];
    // The keyboard's focus stays where it was.
    const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
    body.replaceChildren(element('div', 'people', ...side.flatMap((one) => one ?? [])), bars(now));
    const again = [...body.querySelectorAll<HTMLElement>('[data-key]')];
    again.find(({ dataset }) => focused !== undefined && dataset.key === focused)?.focus();
    teaching?.update();
  }
  /** Only the clocks that count seconds: whatever is being pressed or read stays. */
  function tick(): void {
    const now = context();
    if (now.view.meet) above.querySelector('.banner')?.replaceWith(banner(now));
    const left = body.querySelector('.exercise');
    if (left && now.view.exercise) left.textContent = exerciseLine(now, now.view.exercise);
  }
  const live = new EventSource('/v1/live');
  const heard = (next: BoardView): void => {
    view = next;
    ahead = view.now - Date.now();
    isLost = false;
    draw();
  };
  live.addEventListener('board', ({ data }) => heard(JSON.parse(data) as BoardView));
  live.addEventListener('change', ({ data }) => heard(patched(view, JSON.parse(data) as BoardPatch)));
  live.addEventListener('error', () => {
    isLost = true;
    draw();
  });
  setInterval(tick, 1000);
  setInterval(draw, REDRAW_MS);
  arrange();
}

function languageButton(after: () => void): HTMLButtonElement {
  return button(TELLING[language].language, () => {
    language = language === 'en' ? 'zh' : 'en';
    document.documentElement.lang = language;
    after();
  });
}

/** A code that was scanned comes behind `#`, which browsers send nowhere. A key is never taken from there. */
const scanned = decodeURIComponent(location.hash.slice(1));
if (scanned !== '') history.replaceState(null, '', location.pathname);
document.documentElement.lang = language;
if (/^[A-Z0-9]{4}-[A-Z0-9]{4}$/i.test(scanned)) void enter(scanned);
else void open();
