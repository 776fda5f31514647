/** What a fact or a field of an event has to be. `paths` are globs, a list is of values, a range includes its ends. */
export type Condition =
  | { readonly kind: 'values'; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'range'; readonly atLeast: number; readonly atMost: number }
  | { readonly kind: 'paths'; readonly globs: readonly string[] };
