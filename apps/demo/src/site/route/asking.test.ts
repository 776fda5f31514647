import { describe, expect, test } from 'vitest';
import { siteApp } from '../site-app.ts';

const app = siteApp({ collector: 'http://localhost:4700', publicKey: 'pk_demo' });
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
const whole = { name: 'Åse Ødegård', email: 'ase@fjordbank.example', title: 'Rådgiver', question: 'Hva koster det?' };

describe.each(['/demo', '/kontakt', '/nyhetsbrev'])('%s', (path) => {
  test('thanks for what is whole', async () => {
    const { statusCode, headers } = await post(path, whole);
    expect([statusCode, headers.location]).toEqual([303, `${path}/takk`]);
    expect((await app.inject(`${path}/takk`)).body).toContain('Takk!');
  });

  test('asks again when the address is none, and keeps what was written', async () => {
    const { statusCode, body } = await post(path, { ...whole, email: 'ase@"<b>' });
    expect(statusCode).toBe(400);
    expect(body).toContain('role="alert"');
    expect(body).toContain('value="ase@&quot;&lt;b&gt;"');
  });

  test('refuses an empty one, and one of more than 16 KB', async () => {
    expect((await app.inject({ method: 'POST', url: path })).statusCode).toBe(400);
    expect((await post(path, { ...whole, question: 'x'.repeat(17_000) })).statusCode).toBe(413);
  });
});
