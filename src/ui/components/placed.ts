/** Rows and pieces have no identity but their place on the screen: that is their key. */

/** Each item with its place. */
export function placed<Item>(items: readonly Item[]): { readonly item: Item; readonly place: string }[] {
  return items.map((item, at) => ({ item, place: String(at) }));
}
