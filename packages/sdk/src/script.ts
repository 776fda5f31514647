import { begin } from './begin.ts';
import { guard } from './browser/guard.ts';
import type { Call } from './call.ts';
import type { Fields } from './deliver/entry.ts';
import type { Settings } from './settings.ts';

/** A call as the stub took it down; `at` a Date. */
type Early = Fields & { event: string };

/** The second file's name, put in by the build. */
declare const MORE: string;

guard(() => {
  const page = window as { ws?: Call & { q?: Early[] } };
  // Google Tag Manager strips the attributes: then `ws('start', { site, host })` says it all
  const tag = (document.currentScript || document.querySelector('script[data-site]')) as HTMLScriptElement | null;
  const host = tag?.src && new URL(tag.src).origin;
  let call: Call | undefined;
  let waiting: Early[] = [];
  const take = ({ event, ...fields }: Early) => {
    if (!call && event === 'start') {
      const settings = { host, ...fields } as unknown as Settings;
      call = begin(settings, () => import(`${settings.host}/w/${MORE}`));
      waiting = waiting.filter(take);
    } else if (call) call(event, fields);
    else waiting.push({ event, ...fields });
  };
  const stub = page.ws?.q || [];
  const early = stub.splice(0);
  // somebody may have kept the stub's function
  stub.push = (...late) => late.map(take).length;
  page.ws = (event, fields) => call && event !== 'start' ? call(event, fields) : take({ event, ...fields });
  if (tag?.dataset.site) take({ event: 'start', ...tag.dataset });
  for (const one of early) take({ ...one, at: Number(one.at) });
})();
