import { html } from '../html.ts';
import type { Received } from './inbox.ts';
import { sentence } from './sentence.ts';

const css = `body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#15302f;background:#fbfaf6;overflow-wrap:anywhere}
ol{list-style:none;padding:0}li{background:#fff;border:1px solid #d9e2de;border-left:6px solid #7d9a96;border-radius:.6rem;padding:.6rem 1rem;margin:.6rem 0}
.stage,.journey{border-left-color:#2c8a5b}.reconsidered{border-left-color:#e0a100}.stalled{border-left-color:#9aa5a3}.lost,.cancelled{border-left-color:#c0392b}
.obstacle{border-left-color:#a0479f}.job{border-left-color:#3b6fb6}small{color:#55706e}pre{overflow:auto;max-height:24rem;font-size:.8rem}summary{cursor:pointer;color:#55706e}`;

/** Ask every second and swap what changed; details that are open stay open until something new comes. */
const live = `setInterval(async () => {
  const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
  const [now, then] = [page.querySelector('main'), document.querySelector('main')];
  if (now && now.dataset.count !== then.dataset.count) then.replaceWith(now);
}, 1000);`;

/** Everything that arrived, newest first. */
export function inboxPage(received: readonly Received[]): string {
  const count = received.reduce((sum, { times }) => sum + times, 0);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>What arrived</title><link rel="icon" href="data:,"><style>${{ html: css }}</style><noscript><meta http-equiv="refresh" content="5"></noscript></head>
<body><h1>What arrived</h1><p>Each webhook was verified with the package standardwebhooks. <a href="/received">As JSON</a></p>
<main data-count="${count}">${received.length === 0 && html`<p>Nothing yet. Read two articles on the demo site.</p>`}<ol>${[
    ...received,
  ]
    .reverse()
    .map(
      (one) => html`<li class="${one.type.replace('.', ' ')}">${sentence(one)}<br>
  <small>${one.type} · ${one.timestamp} · ${one.id}${one.times > 1 && ` · came ${one.times} times`}</small>
  <details><summary>All of it</summary><pre>${JSON.stringify(one.data, null, 2)}</pre></details></li>`,
    )}</ol></main>
<script>${{ html: live }}</script></body></html>
`.html;
}
