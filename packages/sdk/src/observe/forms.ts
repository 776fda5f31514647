import { on } from '../browser/on.ts';
import type { Recorder } from '../recorder.ts';

/** Not valid (one that validates by itself is sent here before it is looked at), a search, or of a maker who says when it succeeded. */
const NOT_COUNTED = ':invalid,[role=search],.wpcf7-form,.gform_wrapper *,.hs-form';

/** `form`: a form that passed validation was sent. Never what stood in it, except fields marked to identify the sender. */
export function forms(record: Recorder, thanks: readonly string[]): void {
  on(document, 'submit', (event) => {
    const form = event.composedPath()[0] as HTMLFormElement;
    const { wsEvent, wsForm } = form.dataset;
    if (wsEvent || form.matches(NOT_COUNTED) || (!wsForm && form.querySelector('[type=search],[type=password]')))
      return;
    const marked = (name: string) => form.querySelector<HTMLInputElement>(`[data-ws-${name}]`)?.value;
    const person = marked('identify');
    if (person) record('identify', { person, title: marked('title'), role: marked('role') });
    const name = wsForm || form.getAttribute('name') || form.id || 'form';
    if (!thanks.some((page) => page.endsWith(`=${name}`))) record('form', { name });
  });
}
