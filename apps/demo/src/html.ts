/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}
type Value = string | number | Html | false | null | undefined | readonly Value[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(value: Value): string {
  if (Array.isArray(value)) return value.map(render).join('');
  if (value === false || value === null || value === undefined) return '';
  if (typeof value === 'object') return (value as Html).html;
  return String(value).replace(/[&<>"']/g, (c) => entities[c] ?? c);
}

/** A template whose values are escaped, unless they are `Html`; lists are joined, `false` and `null` are nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: String.raw({ raw: strings }, ...values.map(render)) };
}
