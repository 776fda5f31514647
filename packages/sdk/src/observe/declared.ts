import { clicked } from '../browser/clicked.ts';
import { on } from '../browser/on.ts';
import type { Fields } from '../deliver/entry.ts';

const NUMBERS = ['items', 'value', 'percent', 'employees'];

/** The `data-ws-*` attributes of an element as an event's name and fields. */
function declaration({ wsEvent, ...attributes }: DOMStringMap): [event: string | undefined, fields: Fields] {
  const fields: Fields = {};
  for (const [key, value] of Object.entries(attributes))
    if (key.startsWith('ws')) {
      const name = key[2]!.toLowerCase() + key.slice(3);
      fields[name] = NUMBERS.includes(name) ? Number(value) : value;
    }
  return [wsEvent, fields];
}

/** `data-ws-event="tool_used" data-ws-name="roi"`: when the element is clicked, or when it is a form and sent. */
export function declared(tell: (event: string, fields: Fields) => void): void {
  const see = (element: Element | undefined) => {
    const [event, fields] = declaration(((element as HTMLElement | undefined)?.dataset || {}) as DOMStringMap);
    if (event) tell(event, fields);
  };
  clicked((elements) => see(elements.find((element) => element.matches('[data-ws-event]:not(form)'))));
  on(document, 'submit', (event) => see(event.target as Element));
}
