import { clicked } from '../browser/clicked.ts';
import { on } from '../browser/on.ts';
import type { Call } from '../call.ts';
import type { Fields } from '../deliver/entry.ts';

/** `data-ws-event="tool_used" data-ws-name="roi"`: when the element is clicked, or when it is a form and sent. */
export function declared(call: Call): void {
  const see = (element?: Element) => {
    const { wsEvent, ...attributes } = (element as HTMLElement | undefined)?.dataset || {};
    const fields: Fields = {};
    for (const key in attributes)
      if (/^ws[A-Z]/.test(key)) {
        const name = key[2]!.toLowerCase() + key.slice(3);
        fields[name] = /^(items|value|percent)$/.test(name) ? Number(attributes[key]) : attributes[key];
      }
    if (wsEvent) call(wsEvent, fields);
  };
  clicked((elements) => see(elements.find((element) => element.matches('[data-ws-event]:not(form)'))));
  on(document, 'submit', (event) => see(event.target as Element));
}
