/** Keys for rows and pieces, whose only identity is their place on the screen. */

/** Each item with its place. */
export function placed<Item>(items: readonly Item[]): { readonly item: Item; readonly place: string }[] {
  return items.map((item, at) => ({ item, place: String(at) }));
}
