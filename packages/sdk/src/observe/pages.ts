import type { Fields } from '../deliver/entry.ts';
import type { Recorder } from '../recorder.ts';
import type { View } from './view.ts';

const CAMPAIGN = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'];

/** `page_view`: once per view. Only the document's first view has come from somewhere. */
export function pages(record: Recorder): View {
  let first = true;
  return {
    _begin(path) {
      const fields: Fields = { path, title: document.title.slice(0, 512) };
      if (first) {
        const from = document.referrer && new URL(document.referrer).hostname;
        if (from !== location.hostname) fields.referrer_host = from;
        const query = new URLSearchParams(location.search);
        for (const name of CAMPAIGN) fields[name] = query.get(name)?.slice(0, 128);
      }
      first = false;
      record('page_view', fields);
    },
    _end() {},
  };
}
