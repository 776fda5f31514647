import { on } from '../browser/on.ts';
import { parse } from '../browser/parse.ts';
import type { Recorder } from '../recorder.ts';
import { quarters } from './quarters.ts';

const YOUTUBE = /(^|\.)youtube(-nocookie)?\.com$/;
const VIMEO = /(^|\.)vimeo\.com$/;

/** What a player says; YouTube's `infoDelivery`, Vimeo's `timeupdate`. */
interface Progress {
  event?: string;
  info?: { currentTime?: number; duration?: number };
  data?: { percent?: number };
}

/**
 * `media_played` of YouTube and Vimeo embeds, by their own messages. They speak when asked to; YouTube only where the
 * embed's address has `enablejsapi=1`, and we do not reload somebody's player to add it.
 */
export function players(record: Recorder): void {
  const reached = quarters(record);
  const durations = new WeakMap<object, number>();
  const frames = () => Array.from(document.querySelectorAll<HTMLIFrameElement>('iframe[src]'));
  const hostOf = (frame: HTMLIFrameElement) => new URL(frame.src).hostname;
  const ask = () => {
    for (const frame of frames()) {
      const say = (words: object) => frame.contentWindow?.postMessage(JSON.stringify(words), '*');
      if (YOUTUBE.test(hostOf(frame))) say({ event: 'listening' });
      if (VIMEO.test(hostOf(frame))) say({ method: 'addEventListener', value: 'timeupdate' });
    }
  };
  on(document, 'load', ask);
  on<MessageEvent>(window, 'message', ({ origin, source, data }) => {
    const { hostname } = new URL(origin);
    const youtube = YOUTUBE.test(hostname);
    if (!youtube && !VIMEO.test(hostname)) return;
    const frame = frames().find((one) => one.contentWindow === source);
    const said = (typeof data === 'string' ? parse(() => data) : data) as Progress | undefined;
    if (!frame || !said) return;
    if (said.event === 'ready' || said.event === 'onReady') ask();
    if (said.info?.duration) durations.set(frame, said.info.duration);
    const share = youtube ? Number(said.info?.currentTime) / (durations.get(frame) || 0) : Number(said.data?.percent);
    const content = frame.dataset.wsContent || new URL(frame.src).pathname;
    if (share <= 1) reached(frame, content, 'video', share + 0.01);
  });
  ask();
}
