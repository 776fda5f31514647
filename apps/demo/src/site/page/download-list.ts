import { type Html, html } from '../../html.ts';
import type { Download } from '../text/downloads.ts';

/** Files to take along. The tag reads the two attributes; without them it would have to guess by the extension. */
export function downloadList(downloads: readonly Download[]): Html {
  return html`<ul class="files">${downloads.map(
    ({
      path,
      kind,
      title,
      says,
    }) => html`<li><a class="file" href="${path}" data-ws-content="${path}" data-ws-kind="${kind}">
      <b>${title}</b><span>${says}</span><small class="type">${path.split('.').pop()?.toUpperCase()}</small></a></li>`,
  )}</ul>`;
}
