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
  const waiting: (() => void)[] = [];
  let call: Call | undefined;
  const take = ({ event, ...fields }: Early) => {
    if (event === 'start') {
      const settings = { host: tag?.src.split('/', 3).join('/'), ...fields } as unknown as Settings;
      call ||= begin(settings, () => import(`${settings.host}/w/${MORE}`), waiting);
    } else if (call) return call(event, fields);
    else waiting.push(() => call!(event, fields));
    return;
  };
  const early = page.ws?.q || [];
  page.ws = (event, fields) => take({ ...fields, event });
  if (tag?.dataset.site) take({ event: 'start', ...tag.dataset });
  early.splice(0).forEach(take);
  // somebody may have kept the stub's function
  early.push = (...late) => late.map(take).length;
})();
