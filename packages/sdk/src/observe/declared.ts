import { clicked } from '../browser/clicked.ts';
import { on } from '../browser/on.ts';
import type { Call } from '../call.ts';
import type { Fields } from '../deliver/entry.ts';

/** `data-ws-event="tool_used" data-ws-name="roi"`: when the element is clicked, or when it is a form and sent. */
export function declared(call: Call): void {
  const tell = ({ dataset }: HTMLElement) => {
    const fields: Fields = {};
    for (const key in dataset)
      if (/^ws/.test(key))
        fields[key.slice(2).toLowerCase()] = /items|value|percent/i.test(key) ? Number(dataset[key]) : dataset[key];
    const { event, ...said } = fields;
    if (event) call(event as string, said);
  };
  clicked('[data-ws-event]:not(form)', tell);
  on(document, 'submit', (event) => tell(event.target as HTMLElement));
}
