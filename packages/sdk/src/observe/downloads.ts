import { linkClicked } from '../browser/link-clicked.ts';
import { clean } from '../privacy/clean.ts';
import type { Recorder } from '../recorder.ts';

const FILE = /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|epub|zip|rar|7z|t?gz|dmg|exe|msi|dwg|ste?p|ics)$/i;

/** `download`: a link to a file, by its extension, its `download` attribute or `data-ws-content`. */
export function downloads(record: Recorder): void {
  linkClicked((link) => {
    const { wsContent, wsKind } = link.dataset;
    if (wsContent || link.hasAttribute('download') || FILE.test(link.pathname))
      record('download', { content: wsContent || clean(link.pathname), kind: wsKind });
  });
}
