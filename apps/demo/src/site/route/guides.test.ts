import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { siteApp } from '../site-app.ts';

const app = siteApp({ collector: 'http://localhost:4700', publicKey: 'pk_demo' });

test.each(['/guider/crm-guide.pdf', '/e-bok/kundedata.pdf', '/sikkerhet/ark.pdf'])(
  '%s is a PDF whose table is right',
  async (url) => {
    const { headers, rawPayload } = await app.inject(url);
    const text = rawPayload.toString('latin1');
    expect(headers['content-type']).toBe('application/pdf');
    expect(text.startsWith('%PDF-1.4')).toBe(true);
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe('xref');
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));
    expect(offsets).toHaveLength(7);
    for (const [i, offset] of offsets.entries()) expect(text.startsWith(`${i + 1} 0 obj`, offset)).toBe(true);
    const [, length] = /\/Length (\d+)/.exec(text) ?? [];
    expect(/stream\n(.*?)\nendstream/s.exec(text)?.[1]).toHaveLength(Number(length));
  },
);

test('the template is a Word document that unpacks', async () => {
  const { headers, rawPayload } = await app.inject('/maler/kravspesifikasjon.docx');
  expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  const dir = mkdtempSync(join(tmpdir(), 'demo-docx-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  writeFileSync(join(dir, 'a.docx'), rawPayload);
  const script =
    'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.read("word/document.xml").decode())';
  const xml = execFileSync('python3', ['-c', script, join(dir, 'a.docx')]).toString();
  expect(xml).toContain('Requirements for a CRM');
});

test.each([
  [undefined, 200, undefined],
  ['bytes=0-', 206, 'bytes 0-160043/160044'],
  ['bytes=0-1', 206, 'bytes 0-1/160044'],
  ['bytes=160000-999999', 206, 'bytes 160000-160043/160044'],
  ['bytes=160044-', 416, 'bytes */160044'],
])('the film comes in parts: %s', async (range, status, contentRange) => {
  const { statusCode, headers } = await app.inject({ url: '/film/omvisning.wav', headers: range ? { range } : {} });
  expect([statusCode, headers['content-range']]).toEqual([status, contentRange]);
});
