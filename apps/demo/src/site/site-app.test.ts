import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { siteOrigins } from '../site-origins.ts';
import { siteApp } from './site-app.ts';

const app = siteApp({ collector: 'http://localhost:4700', publicKey: 'pk_"<demo>' });
const get = (url: string, host = 'localhost:4701') => app.inject({ url, headers: { host } });
const example = (file: string) =>
  readFileSync(new URL(`../../../../packages/rules/examples/crm-suite/${file}.yaml`, import.meta.url), 'utf8');

/** Every address of the site that a link, a form or a picture leads to, with what it answers. */
const found = new Map<string, { status: number; type: string; body: string }>();
beforeAll(async () => {
  const open = ['/'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const key = decodeURI(path);
    if (found.has(key)) continue;
    const answer = await get(path);
    found.set(key, {
      status: answer.statusCode,
      type: String(answer.headers['content-type']),
      body: answer.body,
    });
    for (const [, to = ''] of answer.body.matchAll(/(?:href|src|poster)="(\/[^"?#]*)/g)) open.push(to);
  }
});

const matches = (glob: string) => {
  const source = glob.replaceAll('.', '\\.').replace(/\/\*\*|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(/.*)?'));
  return [...found.keys()].filter((path) => new RegExp(`^${source}$`).test(path));
};

test('no link leads nowhere', () => {
  expect([...found].filter(([, { status }]) => status >= 400).map(([path]) => path)).toEqual([]);
  expect(found.size).toBeGreaterThan(25);
});

describe('the paths the example names', () => {
  test.each([...new Set(example('behaviours').match(/"\/[^"]+"/g))])('%s is a page', async (quoted) => {
    const pattern = JSON.parse(quoted) as string;
    let answer = await get(pattern.replace('/**', ''));
    if (answer.statusCode === 302) answer = await get(String(answer.headers.location));
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });

  test('an English address leads to the same article', async () => {
    const { headers } = await get('/blog/n%C3%A5r-regnearket-ikke-holder');
    expect(headers.location).toBe('/blogg/n%C3%A5r-regnearket-ikke-holder');
    expect((await get(String(headers.location))).statusCode).toBe(200);
  });

  test.each(example('content').match(/"\/[^"]+"/g) ?? [])('%s is something', (quoted) => {
    expect(matches(JSON.parse(quoted)).length).toBeGreaterThan(0);
  });

  test.each(example('journey').match(/(?<=content: )\/[^\s},]+/g) ?? [])('%s can be recommended', async (path) => {
    expect((await get(path)).statusCode).toBe(200);
  });

  test('every kind of download, form and tool stands on the site', () => {
    const all = [...found.values()].map(({ body }) => body).join('');
    for (const kind of ['ebook', 'guide', 'template', 'datasheet']) expect(all).toContain(`data-ws-kind="${kind}"`);
    for (const name of ['demo', 'contact', 'newsletter']) expect(all).toContain(`data-ws-form="${name}"`);
    expect(all).toContain('data-ws-event="tool_used" data-ws-name="roi" data-ws-kind="calculator"');
    expect(all).toMatch(/<video [^>]*src=/);
    expect(all).toContain('href="mailto:?');
  });
});

describe('every page', () => {
  test('wears the tag, escaped, and one heading', () => {
    for (const [path, { type, body }] of found)
      if (type.startsWith('text/html')) {
        expect(body, path).toContain(
          '<script async src="http://localhost:4700/w.js" data-site="pk_&quot;&lt;demo&gt;" data-read="2"></script>',
        );
        expect(body.match(/<h1>/g), path).toHaveLength(1);
        expect(body.match(/<script/g), path).toHaveLength(1);
        const ids = [...body.matchAll(/ id="(.*?)"/g)].map(([, id]) => id);
        expect(new Set(ids).size, path).toBe(ids.length);
      }
  });

  test('an address that is none is answered 404, in the frame', async () => {
    for (const url of ['/no', '/blogg/no', '/kunder/no', '/produkt/no', '/sammenlign/no']) {
      const { statusCode, body } = await get(url);
      expect([statusCode, body.includes('<h1>Not here</h1>')]).toEqual([404, true]);
    }
  });
});

describe('who sits at the keyboard', () => {
  test('?as= leads to the same page under the host name of that person', async () => {
    const { statusCode, headers } = await get('/blogg/n%C3%A5r-regnearket-ikke-holder?as=kari');
    expect([statusCode, headers.location]).toEqual([
      302,
      'http://kari.localhost:4701/blogg/n%C3%A5r-regnearket-ikke-holder',
    ]);
    expect((await get('/priser?as=nobody', 'ola.localhost:4701')).headers.location).toBe(
      'http://localhost:4701/priser',
    );
    expect((await get('/priser?as=constructor')).statusCode).toBe(200);
  });

  test('under that name the page says who it is, as a customer area would, and under the plain one it does not', async () => {
    const said = "ws('identify', { person: 'kari.nilsen@fjordbank.example' })";
    expect((await get('/priser', 'kari.localhost:4701')).body).toContain(said);
    expect((await get('/priser')).body).not.toContain('identify&#39;');
    expect((await get('/priser')).body).not.toContain("ws('");
  });

  test('the origins are these', () => {
    expect(siteOrigins(4701)).toEqual([
      'http://localhost:4701',
      'http://127.0.0.1:4701',
      'http://kari.localhost:4701',
      'http://ola.localhost:4701',
      'http://eva.localhost:4701',
      'http://per.localhost:4701',
    ]);
  });
});
