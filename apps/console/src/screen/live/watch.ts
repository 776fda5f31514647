import type { QueryClient } from '@tanstack/react-query';
import type { Moved } from '../../answer/moved.ts';
import type { PipelineAnswer } from '../../answer/pipeline-answer.ts';
import { getJson } from '../ask/get-json.ts';
import { mergeCards } from './merge-cards.ts';

/**
 * Keep what is on the screen true: listen to the live stream and ask again for the companies that moved. A hidden page
 * does not listen (browsers allow few connections) and asks for everything when it is shown again.
 * @returns how to stop
 */
export function watch(client: QueryClient, onState: (live: boolean) => void): () => void {
  let stream: EventSource | undefined;
  // What moved before the stream was open, nobody told.
  let missed = true;
  const waiting = new Set<string>();
  let busy = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  const everything = () => {
    waiting.clear();
    void client.invalidateQueries();
  };

  async function catchUp(): Promise<void> {
    if (busy) return;
    busy = true;
    while (waiting.size > 0) {
      const asked = [...waiting].slice(0, 100);
      for (const id of asked) waiting.delete(id);
      for (const id of asked) void client.invalidateQueries({ queryKey: ['company', id] });
      for (const query of client.getQueryCache().findAll({ queryKey: ['pipeline'], type: 'active' })) {
        await refresh(query.queryKey, asked).catch(() => client.invalidateQueries({ queryKey: query.queryKey }));
      }
    }
    busy = false;
  }

  async function refresh(key: readonly unknown[], asked: string[]): Promise<void> {
    // A whole board asked for earlier must not overwrite what is known now: let it ask again.
    if (client.isFetching({ queryKey: key }) > 0) return client.invalidateQueries({ queryKey: key });
    const fresh = await getJson<PipelineAnswer>('pipeline', { journey: String(key[1]), companies: asked.join(',') });
    client.setQueryData<PipelineAnswer>(
      key,
      (old) => old && { ...fresh, cards: mergeCards(old.cards, asked, fresh.cards) },
    );
  }

  function listen(): void {
    clearTimeout(again);
    stream?.close();
    stream = undefined;
    if (document.hidden) {
      missed = true;
      return;
    }
    stream = new EventSource(`${import.meta.env.BASE_URL}api/live`);
    stream.onopen = () => {
      onState(true);
      if (missed) everything();
      missed = false;
    };
    stream.onerror = () => {
      onState(false);
      missed = true;
      // Refused (no session, too many): the browser has given up, so ask; a lost session shows the way in.
      if (stream?.readyState !== EventSource.CLOSED) return;
      everything();
      again = setTimeout(listen, 5000);
    };
    stream.addEventListener('moved', (event) => {
      const { companies } = JSON.parse(event.data) as Moved;
      if (companies === null) return everything();
      for (const id of companies) waiting.add(id);
      void catchUp();
    });
  }

  listen();
  document.addEventListener('visibilitychange', listen);
  return () => {
    document.removeEventListener('visibilitychange', listen);
    clearTimeout(again);
    stream?.close();
  };
}
