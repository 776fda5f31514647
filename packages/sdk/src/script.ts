import { begin } from './begin.ts';
import { guard } from './browser/guard.ts';
import type { Call } from './call.ts';
import type { Fields } from './deliver/entry.ts';
import type { Settings } from './settings.ts';

/** A call as the stub took it down. */
type Early = Fields & { event: string };

/** The second file's name, put in by the build. */
declare const MORE: string;

guard(() => {
  const page = window as { ws?: Call & { q?: Early[] } };
  // Google Tag Manager strips the attributes: then `ws('start', { site, host })` says it all
  const tag = (document.currentScript || document.querySelector('script[data-site]')) as HTMLScriptElement | null;
  const waiting: [name: string, fields: Fields | undefined][] = [];
  let call: Call | undefined;
  const ws: Call = (name, fields) => {
    if (name === 'start') {
      const settings = { host: tag?.src && new URL(tag.src).origin, ...fields } as Settings;
      call = call || begin(settings, () => import(`${settings.host}/w/${MORE}`));
    } else waiting.push([name, fields]);
    let answer: unknown;
    if (call) for (const [name, fields] of waiting.splice(0)) answer = call(name, fields);
    return answer;
  };
  const take = ({ event, ...fields }: Early) => ws(event, fields);
  const early = page.ws?.q || [];
  page.ws = ws;
  if (tag?.dataset.site) ws('start', tag.dataset);
  early.splice(0).forEach(take);
  // somebody may have kept the stub's function
  early.push = (...late) => late.map(take).length;
})();
