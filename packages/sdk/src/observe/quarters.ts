import type { Recorder } from '../recorder.ts';

/** Records 25, 50, 75 and 100 percent of something played, once each for every player and content. */
export function quarters(record: Recorder): (player: object, content: string, kind: string, share: number) => void {
  const told = new WeakMap<object, [content: string, quarters: number]>();
  return (player, content, kind, share) => {
    let [before, count] = told.get(player) || ['', 0];
    if (before !== content) count = 0;
    for (; count < 4 && share * 4 >= count + 1; record('media_played', { content, kind, percent: count * 25 })) count++;
    told.set(player, [content, count]);
  };
}
