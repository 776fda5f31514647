import { type Html, html } from '../../html.ts';

/** Paragraphs; one that begins with `# ` is a heading. */
export function prose(text: readonly string[]): readonly Html[] {
  return text.map((line) => (line.startsWith('# ') ? html`<h2>${line.slice(2)}</h2>` : html`<p>${line}</p>`));
}
