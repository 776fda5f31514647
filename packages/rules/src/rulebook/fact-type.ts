/** What a fact or a field of one's own can be. A list has an implicit `other`. */
export type FactType =
  | { readonly kind: 'list'; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' };
