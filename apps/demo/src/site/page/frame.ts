import { companies } from '../../companies.ts';
import { type Html, html } from '../../html.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { Visit } from '../visit.ts';
import { bar } from './bar.ts';
import type { Page } from './page.ts';

const nav: [string, string][] = [
  ['/produkt', 'Product'],
  ['/priser', 'Prices'],
  ['/kunder', 'Customers'],
  ['/blogg', 'Articles'],
  ['/guider', 'Guides'],
  ['/butikk', 'Shop'],
];

const logo = html`<svg viewBox="0 0 40 32" aria-hidden="true"><path d="M2 29 14 9l6 9 5-8 13 19z" fill="none"
  stroke="currentColor" stroke-width="3.4" stroke-linejoin="round"/><circle cx="30" cy="6" r="3.6" fill="#e8873a"/></svg>`;

/** What a customer area does once somebody has logged in: it says who that is. The tag has run before `load`. */
function identify({ person }: Visit): Html | null {
  return (
    person &&
    html`<script>addEventListener('load', () => window.ws && ws('identify', { person: '${person.email}' }))</script>`
  );
}

/** One whole page. The tag in the head and the `data-ws-` attributes are all the site does to be seen. */
export function frame(page: Page, visit: Visit, { collector, publicKey }: SiteSettings): string {
  const { person, path } = visit;
  const top = (href: string) => html`href="${href}" ${path.startsWith(href) && html`aria-current="page"`}`;
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${page.title} · Fjellheim CRM</title>
  <meta name="description" content="${page.says}">
  <link rel="icon" href="/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/style.css">
  <script async src="${collector}/w.js" data-site="${publicKey}" data-read="2"></script>
</head>
<body>
  ${bar(visit)}
  <header class="top">
    <a class="logo" href="/">${logo}<span>Fjellheim</span></a>
    <nav aria-label="Main">${nav.map(([href, name]) => html`<a class="tab" ${top(href)}>${name}</a>`)}</nav>
    ${
      person
        ? html`<span class="me" title="${person.title}">${person.name}, ${companies.find((c) => c.domain === person.company)?.name}</span>`
        : html`<a class="button small" href="/demo">Book a demo</a>`
    }
  </header>
  <main>${page.body}</main>
  <footer>
    <form method="post" action="/nyhetsbrev" data-ws-form="newsletter">
      <label for="news">One letter a month about customers and data</label>
      <div class="row subscribe"><input id="news" type="email" name="email" placeholder="navn@firma.no" required maxlength="254"
        data-ws-identify><button class="small news">Send me that</button></div>
    </form>
    <nav aria-label="More">
      <a href="/sammenlign">Compare</a><a href="/kalkulator/roi">ROI calculator</a><a href="/sikkerhet">Security</a>
      <a href="/kontakt">Contact</a><a href="/vilkar/oppsigelse">Terms of leaving</a>
    </nav>
    <p>Fjellheim CRM is made up. It sells nothing and is here to be clicked through.</p>
  </footer>
  ${identify(visit)}
</body>
</html>
`.html;
}
