import { clicked } from '../browser/clicked.ts';
import { linkIn } from '../browser/link-in.ts';
import { clean } from '../privacy/clean.ts';
import type { Recorder } from '../recorder.ts';

const FILE =
  /\.(pdf|docx?|xlsx?|pptx?|od[tspg]|rtf|csv|epub|mobi|zip|rar|7z|t?gz|dmg|exe|msi|pkg|deb|apk|key|pages|numbers|ics|dwg|step?|stl|ai|eps)$/i;

/** `download`: a link to a file, by its extension, its `download` attribute or `data-ws-content`. */
export function downloads(record: Recorder): void {
  clicked((elements) => {
    const link = linkIn(elements);
    if (!link || link.dataset.wsEvent) return;
    const { wsContent, wsKind } = link.dataset;
    if (wsContent || link.hasAttribute('download') || FILE.test(link.pathname))
      record('download', { content: wsContent || clean(link.pathname), kind: wsKind });
  });
}
