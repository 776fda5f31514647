import { companies } from '../../companies.ts';
import { type Html, html } from '../../html.ts';
import { people } from '../../people.ts';
import type { Visit } from '../visit.ts';

/** The strip on top of every page: who sits at the keyboard. Plain links, so that it works without scripts. */
export function bar({ path, person }: Visit): Html {
  const link = (id: string, name: string, title: string) => html`<a class="who" href="${path}?as=${id}"
    ${(person?.id ?? 'nobody') === id && html`aria-current="true"`}>${name}${title && html`<small>${title}</small>`}</a>`;
  return html`<aside class="bar" aria-label="Demo: who is at the keyboard">
    <div>${link('nobody', 'A visitor', 'not known')}</div>
    ${companies.map(
      ({ domain, name }) => html`<div><b>${name}</b>
        ${people.filter((p) => p.company === domain).map((p) => link(p.id, p.name.split(' ')[0] ?? '', p.title))}</div>`,
    )}
    <div class="end"><a class="who" href="/try">What to try</a></div>
  </aside>`;
}
