import { type Html, html } from '../../html.ts';

/** A picture, a headline and a sentence that lead somewhere. */
export function card({
  href,
  picture,
  title,
  says,
  note,
}: {
  href: string;
  picture: Html;
  title: string;
  says: string;
  note?: string;
}): Html {
  return html`<a class="card" href="${href}">${picture}<div>${note && html`<small>${note}</small>`}
    <h3>${title}</h3><p>${says}</p></div></a>`;
}
