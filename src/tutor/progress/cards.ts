/** The cards in progress.json: what is remembered of each. */
import { finiteNumber, isRecord } from '../../value/json.ts';

/** How well one card is known, as the scheduler of `src/review/` left it. Times are milliseconds since the epoch. */
export interface CardMemory {
  readonly dueAt: number;
  readonly askedAt: number;
  /** Days until it is known with a chance of nine in ten. */
  readonly stability: number;
  /** From 1, easy, to 10. */
  readonly difficulty: number;
  /** How often it was asked, and how often it was not known. */
  readonly asked: number;
  readonly lapses: number;
}

/** By card. */
export type CardMemories = Readonly<Record<string, CardMemory>>;

const FIELDS = ['dueAt', 'askedAt', 'stability', 'difficulty', 'asked', 'lapses'] as const;

/** Reads the cards of all courses; a card that makes no sense is dropped, and is asked as a new one. */
export function cardsByCourse(json: Readonly<Record<string, unknown>>): Record<string, CardMemories> {
  return Object.fromEntries(
    Object.entries(json).flatMap(([course, cards]) => (isRecord(cards) ? [[course, cardsOf(cards)]] : [])),
  );
}

function cardsOf(cards: Readonly<Record<string, unknown>>): CardMemories {
  return Object.fromEntries(Object.entries(cards).flatMap(([id, card]) => cardEntry(id, card)));
}

function cardEntry(id: string, card: unknown): [string, CardMemory][] {
  if (!isRecord(card) || FIELDS.some((field) => finiteNumber(card[field]) === undefined)) return [];
  const numbers = Object.fromEntries(FIELDS.map((field) => [field, card[field]]));
  return [[id, numbers as unknown as CardMemory]];
}

/** Merges two versions of the cards: of each card, the one that was asked last. */
export function mergeCards(theirs: CardMemories, mine: CardMemories): CardMemories {
  const merged: Record<string, CardMemory> = { ...theirs };
  for (const [id, card] of Object.entries(mine)) {
    if ((merged[id]?.askedAt ?? 0) <= card.askedAt) merged[id] = card;
  }
  return merged;
}
