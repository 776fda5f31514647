import { newSecret, sign } from '@waystage/webhook';
import { expect, onTestFinished, test } from 'vitest';
import { startReceiver } from './start-receiver.ts';

const secret = newSecret();
const data = { company: { domain: 'fjordbank.example' }, from: { stage: 'noticed' }, to: { stage: 'searching' } };
const body = JSON.stringify({ type: 'stage.advanced', timestamp: '2026-03-11T09:12:44.120Z', data });

async function receiver() {
  const lines: string[] = [];
  const started = await startReceiver({ port: 0, secret, print: (line) => void lines.push(line) });
  onTestFinished(() => started.close());
  const post = (id: string, text = body, secrets = [secret], timestamp = Math.floor(Date.now() / 1000)) =>
    fetch(started.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...sign({ id, timestamp, body: text, secrets }) },
      body: text,
    });
  return { ...started, lines, post };
}

test('verifies, prints a sentence, and lists what came', async () => {
  const { url, post, received, lines } = await receiver();
  expect((await post('trn_1')).status).toBe(204);
  expect(lines.join()).toContain('fjordbank.example moved one stage further: noticed -> searching');
  const list = await (await fetch(`${url}/received`)).json();
  expect(list).toEqual(JSON.parse(JSON.stringify(received())));
  expect(list).toEqual([
    {
      id: 'trn_1',
      type: 'stage.advanced',
      timestamp: '2026-03-11T09:12:44.120Z',
      data,
      verified: true,
      received_at: expect.stringMatching(/^\d{4}-.*Z$/),
      times: 1,
    },
  ]);
  const page = await (await fetch(url)).text();
  expect(page).toContain('noticed -&gt; searching');
});

test('a repeat is answered well, counted, and printed once', async () => {
  const { post, received, lines } = await receiver();
  await post('trn_1');
  await post('trn_2');
  expect((await post('trn_1')).status).toBe(204);
  expect(received().map(({ id, times }) => [id, times])).toEqual([
    ['trn_1', 2],
    ['trn_2', 1],
  ]);
  expect(lines).toHaveLength(2);
});

test.each([
  ['another secret', [newSecret()], 0, 'No matching signature found'],
  ['an old timestamp', [secret], -600, 'Message timestamp too old'],
])('%s is refused with 401, and it says so', async (_name, secrets, offset, message) => {
  const { post, received, lines } = await receiver();
  const answer = await post('trn_1', body, secrets, Math.floor(Date.now() / 1000) + offset);
  expect([answer.status, await answer.json()]).toEqual([401, { error: message }]);
  expect(lines.join()).toContain(`Refused a webhook: ${message}`);
  expect(received()).toEqual([]);
});

test('what is signed and no transition is refused with 400, what is too large with 413, what is unsigned with 401', async () => {
  const { url, post } = await receiver();
  for (const text of ['', 'null', '{}', 'hei']) expect((await post('trn_1', text)).status).toBe(400);
  expect((await post('trn_1', body + ' '.repeat(64 * 1024))).status).toBe(413);
  expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
});
