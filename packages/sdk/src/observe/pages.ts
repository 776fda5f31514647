import type { Fields } from '../deliver/entry.ts';
import type { Recorder } from '../recorder.ts';

/** `page_view`: once per view. Only the document's first view has come from somewhere. */
export function pages(record: Recorder): (path: string) => void {
  let first = true;
  return (path) => {
    const fields: Fields = { path, title: document.title.slice(0, 512) };
    if (first) {
      const [, from] = document.referrer.split(/[/:]+/);
      if (from !== location.hostname) fields.referrer_host = from;
      new URLSearchParams(location.search).forEach((value, name) => {
        if (value && name.startsWith('utm_')) fields[name] = value.slice(0, 128);
      });
    }
    first = false;
    record('page_view', fields);
  };
}
