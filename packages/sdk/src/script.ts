import { begin, type Running } from './begin.ts';
import { guard } from './browser/guard.ts';
import type { Fields } from './deliver/entry.ts';
import { log } from './log.ts';
import type { Settings } from './settings.ts';

/** A call as the stub took it down; `at` a Date. */
type Call = Fields & { event: string };
type Ws = ((name: string, fields?: Fields) => void) & { q?: Call[] };

const page = window as { ws?: Ws };
// Google Tag Manager strips the attributes and hides the script: then `ws('start', { site })` and the address say it all
const tag = (document.currentScript || document.querySelector('script[data-site]')) as HTMLScriptElement | null;
const host = tag?.src ? new URL(tag.src).origin : '';

let running: Running | undefined;
const early: Call[] = [];

const run = guard((call: Call) => {
  const { event, ...fields } = call;
  if (event === 'start') begun({ host, ...fields } as unknown as Settings);
  else if (running) running.call(event, fields);
  else early.push(call);
});
const begun = (settings: Settings) => {
  running = begin(settings);
  Object.assign(ws, running);
  for (const call of early.splice(0)) run(call);
};
const ws: Ws = (event, fields) => run({ event, ...fields });

guard(() => {
  const queued = page.ws?.q || [];
  const calls = queued.splice(0);
  // somebody may have kept the stub's function
  queued.push = (...late) => late.map(run).length;
  page.ws = ws;
  if (tag?.dataset.site) begun({ host, ...tag.dataset } as unknown as Settings);
  for (const call of calls) run({ ...call, at: Number(call.at) });
  log('came', calls.length);
})();
