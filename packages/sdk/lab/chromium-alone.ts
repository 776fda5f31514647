import { spawn } from 'node:child_process';
import { newProfile } from './browsers.ts';

/** What Chromium's own trace says happened, and how long it took (µs). */
export interface TraceEvent {
  name: string;
  dur?: number;
  /** of the thread alone, without what else the machine does */
  tdur?: number;
  args: { data?: { url?: string }; beginData?: { stackTrace?: { url: string }[] } };
}

/** A tab that nobody inspects, only throttles and traces. */
export interface Alone {
  /**
   * Show a page in a new tab, act in it, and close it.
   * @param slower how many times slower the processor shall be
   * @param act has a function that clicks at (x, y)
   * @param stacks whether to note what forced a layout; it takes time of its own
   */
  trace(
    url: string,
    slower: number,
    act: (click: (x: number, y: number) => Promise<unknown>) => Promise<unknown>,
    stacks?: boolean,
  ): Promise<TraceEvent[]>;
  close(): void;
}

/**
 * Start Chromium and speak to it directly (Chrome DevTools Protocol). A driver's inspector would keep a stack for every
 * timer and promise, and have every function parsed anew for it: that alone took longer than our script.
 */
export async function chromiumAlone(executablePath: string): Promise<Alone> {
  const flags = ['--headless', '--no-sandbox', '--disable-background-networking', '--disable-component-update'];
  const browser = spawn(executablePath, [
    ...flags,
    '--disable-sync',
    `--user-data-dir=${newProfile()}`,
    '--remote-debugging-port=0',
    'about:blank',
  ]);
  const address = await new Promise<string>((resolve) => {
    let said = '';
    browser.stderr.on('data', (text) => {
      said += text;
      const found = said.match(/ws:\/\/\S+/);
      if (found) resolve(found[0]);
    });
  });
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  type Message = { id?: number; method?: string; params?: { value: TraceEvent[] }; result?: object; error?: object };
  const asked: ((message: Message) => void)[] = [];
  let trace: TraceEvent[] = [];
  let complete = () => {};
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data as string) as Message;
    if (message.id !== undefined) asked[message.id]?.(message);
    else if (message.method === 'Tracing.dataCollected') trace.push(...message.params!.value);
    else if (message.method === 'Tracing.tracingComplete') complete();
  });
  const ask = <R>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<R>((resolve, reject) => {
      const id = asked.push(({ result, error }) =>
        error ? reject(new Error(JSON.stringify(error))) : resolve(result as R),
      );
      socket.send(JSON.stringify({ id: id - 1, method, params, sessionId }));
    });
  return {
    async trace(url, slower, act, stacks) {
      const { targetId } = await ask<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await ask<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      if (slower > 1) await ask('Emulation.setCPUThrottlingRate', { rate: slower }, sessionId);
      trace = [];
      const detailed = ['disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.stack'];
      const includedCategories = ['devtools.timeline', ...(stacks ? detailed : [])];
      await ask('Tracing.start', { traceConfig: { includedCategories } });
      await ask('Page.navigate', { url }, sessionId);
      await act(async (x, y) => {
        for (const type of ['mousePressed', 'mouseReleased'])
          await ask('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 }, sessionId);
      });
      const ended = new Promise<void>((resolve) => {
        complete = resolve;
      });
      await ask('Tracing.end');
      await ended;
      await ask('Target.closeTarget', { targetId });
      return trace;
    },
    close() {
      socket.close();
      browser.kill();
    },
  };
}
