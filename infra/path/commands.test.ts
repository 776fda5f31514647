import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freeBasePort, type Installation, startInstallation } from './installation.ts';

vi.setConfig({ testTimeout: 60_000 });

const main = fileURLToPath(import.meta.resolve('waystage'));
const example = dirname(fileURLToPath(import.meta.resolve('@waystage/rules/examples/crm-suite/journey.yaml')));

interface Said {
  code: number;
  out: string;
  err: string;
}

describe('the waystage command', () => {
  let home: string;
  let here: Installation;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'waystage-commands-'));
    here = await startInstallation({ port: await freeBasePort(), data: join(home, 'data') });
    const kari = { person: 'kari.nilsen@fjordbank.example' };
    await here.tell([1, 2].map((n) => ({ id: `r${n}`, event: 'page_read', path: `/blogg/${n}`, host: 'x', ...kari })));
    await vi.waitFor(
      async () => expect((await here.get<{ transitions: unknown[] }>('/v1/transitions')).transitions).not.toEqual([]),
      { timeout: 20_000 },
    );
  }, 90_000);
  afterAll(async () => {
    await here?.kill('SIGKILL');
    await rm(home, { recursive: true, force: true });
  });

  const waystage = (...args: string[]): Promise<Said> =>
    new Promise((resolve) =>
      execFile(
        process.execPath,
        [main, ...args],
        { env: { ...process.env, WAYSTAGE_DATA: join(home, 'data'), NO_COLOR: '1' } },
        (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      ),
    );
  /** A copy of the example with one thing changed. */
  async function changed(file: string, from: string, to: string): Promise<string> {
    const dir = await mkdtemp(join(home, 'rules-'));
    await cp(example, dir, { recursive: true });
    const text = await readFile(join(dir, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(dir, file), text.replace(from, to));
    return dir;
  }

  it.each([
    ['--help', 'Usage: waystage'],
    ['up --help', '--demo'],
    ['check --help', '--strict'],
    ['deploy --help', 'from now on'],
    ['explain --help', '--why-not'],
    ['backtest --help', '--rules'],
    ['replay --help', '--verify'],
    ['correct --help', '--reason'],
    ['merge --help', '--into'],
    ['reapply --help', 'always decided'],
    ['endpoints --help', 'rotate'],
    ['endpoints rotate --help', '--grace'],
    ['admin invite --help', '--role'],
  ])('waystage %s helps', async (args, says) => {
    const { code, out } = await waystage(...args.split(' '));
    expect([code, out.includes(says)]).toEqual([0, true]);
  });

  it('explain says what is missing, by whom', async () => {
    const { code, out } = await waystage('explain', 'fjordbank.example', '--why-not');
    expect(code).toBe(0);
    expect(out).toMatch(/next after noticed/);
    expect(out).toMatch(/starts-searching/);
    expect((await waystage('explain', 'nobody.example')).err).toContain('Nobody here is called nobody.example');
  });

  it('replay --verify finds live and replay the same', async () => {
    const { code, out } = await waystage('replay', '--verify');
    expect([code, out]).toEqual([0, expect.stringContaining('the same')]);
  });

  it('backtest names the companies behind each number', async () => {
    const stricter = await changed(
      'rules/forward.yaml',
      'does: reads-article, times: 2',
      'does: reads-article, times: 4',
    );
    const { code, out } = await waystage('backtest', '--rules', stricter);
    expect(code).toBe(0);
    expect(out).toMatch(/noticed: 1 fewer/);
    expect(out).toMatch(/fewer: fjordbank\.example/);
    expect((await waystage('backtest', '--rules', example)).out).toContain('Nothing would have been different');
  });

  it('deploy takes better rules and refuses broken ones with the line', async () => {
    const broken = await changed('rules/forward.yaml', 'from: searching', 'from: serching');
    const refused = await waystage('deploy', broken);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/rules\/forward\.yaml:\d+/);
    expect(refused.err).toContain('Did you mean searching?');
    const stricter = await changed(
      'rules/forward.yaml',
      'does: reads-article, times: 3',
      'does: reads-article, times: 4',
    );
    expect((await waystage('deploy', stricter)).out).toContain('crm-suite: deployed');
    expect((await waystage('deploy', stricter)).out).toContain('these very rules decide already');
    expect((await waystage('replay', '--verify')).code).toBe(0);
  });

  it('check --against deployed sees companies in a stage that would vanish', async () => {
    const { code } = await waystage('check', example, '--against', 'deployed');
    expect(code).toBe(0);
    const renamed = await changed('journey.yaml', 'stage: noticed', 'stage: heard-of-us');
    const { out } = await waystage('check', renamed, '--against', 'deployed');
    expect(out).toContain('1 customer stands in noticed, and there is no such stage any more.');
  });

  it('correct puts a company where it belongs and asks for one thing, with a reason', async () => {
    const where = ['correct', 'fjordbank.example', '--author', 'Kari'];
    const { code, out } = await waystage(...where, '--to', 'studying', '--reason', 'met them at the fair');
    expect([code, out]).toEqual([0, 'fjordbank.example, crm-suite: put in studying by Kari\n']);
    await vi.waitFor(async () => expect((await waystage('explain', 'fjordbank.example')).out).toContain('studying'), {
      timeout: 20_000,
      interval: 500,
    });
    expect((await waystage(...where, '--raise', 'conflicting-goals')).out).toContain(
      'conflicting-goals raised by Kari',
    );
    expect(await waystage(...where, '--to', 'studing', '--reason', 'x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no stage studing. It has noticed'),
    });
    expect(await waystage(...where, '--to', 'won')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Say why'),
    });
    expect(await waystage(...where)).toMatchObject({ code: 2, err: expect.stringContaining('Say one thing') });
  });

  it('merge makes two companies one; reapply looks at everybody again; a replay agrees', async () => {
    await here.tell([
      { id: 'm1', event: 'page_read', path: '/blogg/1', host: 'x', person: 'per.hansen@fjordbank-se.example' },
    ]);
    const merge = () =>
      waystage('merge', 'fjordbank-se.example', '--into', 'fjordbank.example', '--reason', 'one group');
    await vi.waitFor(
      async () => expect((await merge()).out).toBe('fjordbank-se.example is fjordbank.example from now on\n'),
      { timeout: 20_000, interval: 500 },
    );
    expect(await merge()).toMatchObject({ code: 1, err: expect.stringContaining('the same company already') });
    const reapplied = await waystage('reapply', '--author', 'Kari');
    expect(reapplied).toMatchObject({
      code: 0,
      out: expect.stringMatching(/crm-suite: \d+ compan\S+ .* looked at again/),
    });
    expect((await waystage('reapply', '--journey', 'erp')).err).toContain('there is crm-suite');
    expect((await waystage('replay', '--verify')).code).toBe(0);
  });

  it('endpoints: refuses an address inside, adds and lists', async () => {
    expect((await waystage('endpoints', 'add', 'https://10.0.0.1/hook')).err).toContain('not a public address');
    const added = await waystage('endpoints', 'add', 'https://crm.example.com/hook', '--types', 'stage.advanced');
    expect(added.out).toMatch(/secret \(shown once\): whsec_/);
    expect((await waystage('endpoints', 'list')).out).toContain('https://crm.example.com/hook');
  });

  it('endpoints: a new secret, off and on, a test that says what is wrong', async () => {
    const { endpoints } = await here.get<{ endpoints: { id: string; url: string }[] }>('/v1/endpoints');
    const { id } = endpoints.find(({ url }) => url === 'https://crm.example.com/hook')!;
    const rotated = await waystage('endpoints', 'rotate', id, '--grace', '2');
    expect(rotated.out).toMatch(/^secret \(shown once\): whsec_\S+\nthe old one signs along until 20\d\d-/);
    expect((await waystage('endpoints', 'rotate', id, '--grace', '0')).out).toContain('signs no more');
    expect((await waystage('endpoints', 'disable', id, '--why', 'they move house')).out).toBe('off; 0 waiting\n');
    expect((await waystage('endpoints', 'list')).out).toContain('off: they move house');
    expect((await waystage('endpoints', 'enable', id)).out).toBe('on; 0 due\n');
    expect(await waystage('endpoints', 'test', id)).toMatchObject({ code: 1, out: expect.stringMatching(/^failed: /) });
    expect(await waystage('endpoints', 'rotate', id, '--grace', 'long')).toMatchObject({
      code: 2,
      err: expect.stringContaining('0 to 720'),
    });
    expect(await waystage('endpoints', 'test', 'ep_nobody')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no endpoint ep_nobody'),
    });
  });

  it('admin invite prints a link that works', async () => {
    const { out } = await waystage('admin', 'invite', '--role', 'viewer');
    expect((await fetch(out.trim(), { method: 'POST', redirect: 'manual' })).headers.get('set-cookie')).toContain(
      'HttpOnly',
    );
  });

  it('snippet prints the very tag the console shows', async () => {
    const invited = await waystage('admin', 'invite', '--role', 'viewer');
    const cookie = (await fetch(invited.out.trim(), { method: 'POST', redirect: 'manual' })).headers
      .get('set-cookie')!
      .split(';')[0]!;
    const answer = await fetch(`${here.url}/console/api/start`, { headers: { cookie } });
    const { snippet } = (await answer.json()) as { snippet: string };
    expect(snippet).toContain('integrity="sha384-');
    expect((await waystage('snippet')).out.trim()).toBe(snippet.trim());
  });

  it('one mistake of each kind: a sentence, what to do, exit code', async () => {
    expect(await waystage('explain')).toMatchObject({
      code: 2,
      err: expect.stringContaining('missing required argument'),
    });
    expect(await waystage('check', '/nowhere')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no folder'),
    });
    expect(await waystage('explain', 'x', '--url', 'http://127.0.0.1:1', '--token', 'wst_x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('does not answer'),
    });
    expect(await waystage('explain', 'x', '--token', 'wst_wrong')).toMatchObject({
      code: 1,
      err: expect.stringContaining('API token'),
    });
    const taken = await waystage('up', '--data', join(home, 'other'), '--port', new URL(here.url).port);
    expect(taken).toMatchObject({ code: 2, err: expect.stringMatching(/Port \d+ is taken.*WAYSTAGE_PORT/) });
    await writeFile(join(home, 'file'), '');
    expect(
      await waystage('up', '--data', join(home, 'file', 'below'), '--port', String(await freeBasePort())),
    ).toMatchObject({ code: 2, err: expect.stringContaining('cannot be written') });
    const same = await waystage('up', '--port', String(await freeBasePort()));
    expect(same).toMatchObject({ code: 1, err: expect.stringMatching(/\d+/) });
  }, 60_000);
});
