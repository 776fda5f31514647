import { on } from '../browser/on.ts';
import type { Recorder } from '../recorder.ts';

/** `form`: a form that passed validation was sent. Never what stood in it, except fields marked to identify the sender. */
export function forms(record: Recorder): void {
  on(document, 'submit', (event) => {
    const form = event.composedPath()[0] as HTMLFormElement;
    // a form that validates by itself is sent here before it is looked at; searching and logging in tell nothing
    if (form.dataset.wsEvent || form.matches(':invalid,[role=search]')) return;
    const { wsForm } = form.dataset;
    if (!wsForm && form.querySelector('[type=search],[type=password]')) return;
    const marked = (name: string) => form.querySelector<HTMLInputElement>(`[data-ws-${name}]`)?.value;
    const person = marked('identify');
    if (person) record('identify', { person, title: marked('title'), role: marked('role') });
    record('form', { name: wsForm || form.getAttribute('name') || form.id || 'form' });
  });
}
