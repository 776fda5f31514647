import { on } from '../browser/on.ts';
import { clean } from '../privacy/clean.ts';
import type { Recorder } from '../recorder.ts';
import { quarters } from './quarters.ts';

/** `media_played` of `<video>` and `<audio>`: by what was really played, so skipping to the end is not watching. */
export function media(record: Recorder): void {
  const reached = quarters(record);
  on(document, 'timeupdate ended', ({ target }) => {
    const player = target as HTMLMediaElement;
    const { currentSrc, dataset, duration, played } = player;
    // a muted loop is decoration
    if (player.muted && player.loop) return;
    let seconds = 0;
    for (let i = 0; i < played.length; i++) seconds += played.end(i) - played.start(i);
    // a stream put together by a script has no address of its own
    const content =
      dataset.wsContent || (currentSrc.startsWith('blob:') ? player.id : clean(new URL(currentSrc).pathname));
    // the last frame is rarely counted to its end
    reached(
      player,
      content || location.pathname,
      player.nodeName === 'VIDEO' ? 'video' : 'podcast',
      seconds / duration + 0.01,
    );
  });
}
