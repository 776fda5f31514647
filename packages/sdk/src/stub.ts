import type { Settings } from './settings.ts';

/**
 * What stands inline in the page before the script has come: `ws(event, fields)` takes calls down with an id and the
 * time, and if the visitor leaves first, a beacon carries them. `i` is the first call that may be sent: 99 once denied
 * (then the beacon stays silent, and the script sorts it out), -1 before consent. `'granted' > 'e' > 'denied'`.
 * @param settings `site`, `host` (the collector's origin), `mode` and `gpc` decide the text
 * @returns at most 300 bytes of JavaScript, the host and the key not counted
 */
export function stub({ site, host = '', mode, gpc }: Settings): string {
  const pending = mode === 'consent';
  const refused = gpc === 'off' ? '' : 'n.globalPrivacyControl|n.doNotTrack';
  const first = pending ? `${refused || 0}?99:-1` : refused ? `${refused}&&99` : '0';
  const heard = pending ? 's&&(i=s>"e"&i<1?0:99)' : 'o?.state<"e"&&(i=99)';
  return `{let n=navigator,i=${first},q=(self.ws=(event,o${pending ? ',s=o?.state' : ''})=>{${heard};q.push({id:crypto.randomUUID?.(),at:new Date,...o,event})}).q=[];addEventListener("pagehide",()=>q[i]&&n.sendBeacon("${host}/e",JSON.stringify({v:1,key:"${site}",sent:new Date,events:q})))}`;
}
