/** Rules about several keys at once, which the schema checks in code, as JSON Schema has them: for editors. */
import { VIEWS } from '../../check/types.ts';
import { ofRule, VIEW_COLUMNS } from '../../check/view-columns.ts';
import { defined } from '../../value/defined.ts';

/** Exactly one of these keys. */
export function oneOf(keys: readonly string[]) {
  return { oneOf: keys.map((key) => ({ required: [key] })) };
}

/** One of these keys or more. */
export function anyOf(keys: readonly string[]) {
  return { anyOf: keys.map((key) => ({ required: [key] })) };
}

/** These keys only beside another one. */
export function onlyWith(keys: readonly string[], other: string) {
  return { dependencies: Object.fromEntries(keys.map((key) => [key, [other]])) };
}

/** Where a key has a value, more is asked. */
function where(key: string, value: unknown, then: object) {
  return { if: { required: [key], properties: { [key]: { const: value } } }, then };
}

/** `ask` beside `from: ask`. */
export const asks = { allOf: [where('from', 'ask', { required: ['ask'] })] };

/**
 * The columns of each view, and whether it has an `of`.
 * @param viewKey the key that names the view
 * @param rowKeys the keys whose values are by column
 * @param listKeys those whose values are lists of such
 */
export function byView(viewKey: string, rowKeys: readonly string[], listKeys: readonly string[]) {
  return {
    allOf: VIEWS.map((view) => {
      const columns = VIEW_COLUMNS[view];
      const row = columns === undefined ? true : { propertyNames: { enum: columns } };
      const rule = ofRule(view);
      return where(viewKey, view, {
        properties: {
          ...Object.fromEntries(rowKeys.map((key) => [key, row])),
          ...Object.fromEntries(listKeys.map((key) => [key, { items: row }])),
          ...defined({ of: rule === 'meaningless' ? false : undefined }),
        },
        ...defined({ required: rule === 'required' ? ['of'] : undefined }),
      });
    }),
  };
}
