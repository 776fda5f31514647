import { stub } from '../src/stub.ts';

/** What can happen to somebody who means to tell us something. */
export const scenarios = [
  'same-tab download',
  'middle click',
  'form POST',
  'single-page',
  'back/forward cache',
  'tab close',
  'blocked beacon',
  'offline then back',
  '503 then back',
] as const;
export type Scenario = (typeof scenarios)[number];

/** What is meant at step `n` of a scenario; unique. */
export const meant = (scenario: Scenario, n: number) => `${scenario.replace(/\W/g, '-')}-${n}`;

/** Where step `n` of a scenario is walked. */
export const stepOf = (scenario: Scenario, n: number) => `/walk/${scenarios.indexOf(scenario)}/${n}`;

/**
 * The page of a step: it does what a visitor would do, and goes on by itself.
 * @param last how many steps the scenario has
 */
export function walk(scenario: Scenario, n: number, last: number, collector: string): string {
  const name = meant(scenario, n);
  const next = n + 1 < last ? stepOf(scenario, n + 1) : '/done';
  const link = (target = '#') => `<a id="a" download href="${target}" data-ws-content="${name}">Last ned</a>`;
  const click = `document.getElementById('a').click()`;
  const all = `for (let i = 0; i < ${last}; i++) ws('download', { content: '${meant(scenario, 0).slice(0, -1)}' + i })`;
  const steps: Record<Scenario, [body: string, act: string]> = {
    'same-tab download': [link(`/fil/${encodeURIComponent(next)}`).replace(' download', ''), click],
    'middle click': [
      link(),
      `document.getElementById('a').dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true, composed: true })); location = '${next}'`,
    ],
    'form POST': [
      `<form method="post" action="/fil/${encodeURIComponent(next)}" name="${name}"><input name="navn" value="Åse"></form>`,
      `document.querySelector('form').requestSubmit()`,
    ],
    // WebKit allows 100 new addresses in 30 s
    'single-page': [
      link(),
      `let i = 0; const on = () => {
        const a = document.getElementById('a');
        a.dataset.wsContent = '${meant(scenario, 0).slice(0, -1)}' + i;
        a.onclick = (e) => e.preventDefault();
        a.click();
        if (++i === ${last}) location = '/done'; else { history.pushState({}, '', '/spa/' + i); setTimeout(on, 320) }
      }; on()`,
    ],
    'back/forward cache': [
      link(),
      `document.getElementById('a').onclick = (e) => e.preventDefault();
      addEventListener('pageshow', (e) => { if (e.persisted) { fetch('/restored'); setTimeout(() => location = '${next}', 50) } });
      if (sessionStorage['${name}']) location = '${next}';
      else { sessionStorage['${name}'] = 1; ${click}; setTimeout(() => location = '/bak', 200) }`,
    ],
    'tab close': [
      link(),
      `if (window.opener) { document.getElementById('a').onclick = (e) => e.preventDefault(); ${click}; window.close() }
      else { const tab = open(location.href); setTimeout(() => fetch('/no-tab'), 20000); const t = setInterval(() => { if (!tab || tab.closed) { clearInterval(t); location = '${next}' } }, 20) }`,
    ],
    'blocked beacon': [
      `<script>addEventListener('pagehide', () => ws('download', { content: '${name}' }), { capture: true })</script>`,
      `location = '${next}'`,
    ],
    'offline then back': ['', `${all}; setTimeout(() => location = '/done', 500)`],
    '503 then back': ['', `${all}; setTimeout(() => location = '/wait', 500)`],
  };
  const [body, act] = steps[scenario];
  return page(
    body,
    collector,
    `const t = setInterval(() => { if (ws.q || document.readyState !== 'complete') return; clearInterval(t); ${act} }, 5); addEventListener('error', (e) => fetch('/error?' + e.message))`,
  );
}

/** A page of the lab, with the tag. */
export const page = (
  body: string,
  collector: string,
  script = '',
) => `<!doctype html><meta charset="utf-8"><title>Prøve</title>
<script>${stub({ site: 'pk_lab', host: collector })}</script>
${body}<script async src="${collector}/w.js" data-site="pk_lab"></script><script>${script}</script>`;
