import { expect } from 'vitest';
import { browserTest, html, lab, secondFile, tag, until } from '../../test/lab.ts';

/** A second of silence as a WAV file. */
function silence(seconds: number): Buffer {
  const rate = 8000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + rate * seconds, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(rate * seconds, 40);
  return Buffer.concat([head, Buffer.alloc(rate * seconds, 128)]);
}

browserTest('a podcast that is played tells each quarter once', async () => {
  const { collector, open } = await lab({
    '/': '<audio src="/episode-1.wav" controls></audio>',
    '/episode-1.wav': (reply) => reply.type('audio/wav').send(silence(2)),
  });
  const tab = await open();
  await secondFile(tab, collector);
  await tab.click('audio');
  await tab.evaluate(() => document.querySelector('audio')!.play());
  await until(() => expect(collector.named('media_played').map((event) => event.percent)).toEqual([25, 50, 75, 100]));
  expect(collector.named('media_played')[0]).toMatchObject({ content: '/episode-1.wav', kind: 'podcast' });
});

browserTest('skipping to the end is not listening', async () => {
  const { collector, open } = await lab({
    '/': '<audio src="/episode-2.wav" controls></audio>',
    '/episode-2.wav': (reply) => reply.type('audio/wav').send(silence(30)),
  });
  const tab = await open();
  await secondFile(tab, collector);
  await tab.click('audio');
  await tab.evaluate(async () => {
    const audio = document.querySelector('audio')!;
    // a file that is here as a whole can be skipped in
    audio.src = URL.createObjectURL(await (await fetch(audio.src)).blob());
    await audio.play();
    audio.currentTime = 29.5;
    await new Promise((ended) => audio.addEventListener('ended', ended));
  });
  await tab.waitForTimeout(200);
  expect(collector.named('media_played')).toEqual([]);
});

const players: [name: string, src: string, says: string, expected: string][] = [
  [
    'YouTube',
    'https://www.youtube-nocookie.com/embed/vG4x?enablejsapi=1',
    `addEventListener('message', (e) => JSON.parse(e.data).event === 'listening' && [1, 30, 60, 99.5].forEach((currentTime) =>
      parent.postMessage(JSON.stringify({ event: 'infoDelivery', info: { currentTime, duration: 100 } }), '*')))`,
    '/embed/vG4x',
  ],
  [
    'Vimeo',
    'https://player.vimeo.com/video/77',
    `addEventListener('message', (e) => JSON.parse(e.data).value === 'timeupdate' && [0.01, 0.3, 0.6, 1].forEach((percent) =>
      parent.postMessage(JSON.stringify({ event: 'timeupdate', data: { percent } }), '*')))`,
    '/video/77',
  ],
];
for (const [name, src, says, content] of players)
  browserTest(`a video of ${name} tells by the player's own messages`, async () => {
    const { collector, context, url } = await lab((collector) => ({
      '/': html(`<iframe src="${src}"></iframe>`, tag(collector)),
    }));
    const tab = await context.newPage();
    await tab.route(`${new URL(src).origin}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<script>${says}</script>` }),
    );
    await tab.goto(url('/'));
    await until(() => expect(collector.named('media_played').map((event) => event.percent)).toEqual([25, 50, 75, 100]));
    expect(collector.named('media_played')[0]).toMatchObject({ content, kind: 'video' });
  });

browserTest('somebody else who sends such messages is not believed', async () => {
  const { collector, open } = await lab({ '/': '<video></video>' });
  const tab = await open();
  await secondFile(tab, collector);
  await tab.evaluate(() => postMessage(JSON.stringify({ event: 'timeupdate', data: { percent: 1 } }), '*'));
  await tab.waitForTimeout(200);
  expect(collector.named('media_played')).toEqual([]);
});
