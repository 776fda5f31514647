import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scriptAssets } from '@waystage/browser/assets';
import { afterAll, expect, test, vi } from 'vitest';
import { snippetCommand } from './snippet.ts';

// each test starts processes
vi.setConfig({ testTimeout: 60_000 });

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'waystage-snippet-'));
const elsewhere = mkdtempSync(join(tmpdir(), 'waystage-snippet-'));
const site = (id: string) => ({ id, publicKey: `pk_${id}`, secretKey: 'sk_never' });
const local = (...ids: string[]) =>
  JSON.stringify({ url: 'http://localhost:4700', token: 'wst_1', sites: ids.map(site) });
writeFileSync(join(data, 'local.json'), local('main'));
afterAll(() => {
  for (const dir of [data, elsewhere]) rmSync(dir, { recursive: true });
});

function snippet(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'snippet', ...args], {
    cwd: elsewhere,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', WAYSTAGE_DATA: data },
  });
  return { status, stdout, stderr };
}

const { js, manifest } = scriptAssets();
const file = manifest.file.replace(/^w-/, '');
const sri = `sha384-${createHash('sha384').update(js).digest('base64')}`;
const remote = ['--url', 'https://collect.fjellheim.example/', '--key', 'pk_abc'];

test('the tag of the installation here: stub, immutable file, its hash, the site', () => {
  const { status, stdout, stderr } = snippet();
  expect(status).toBe(0);
  expect(stdout).toMatch(/^<script>\{let .*pk_main.*\}<\/script>\n<script async .*><\/script>\n$/);
  expect(stdout).toContain(
    `src="http://localhost:4700/w/${file}" integrity="${sri}" crossorigin="anonymous" data-site="pk_main"`,
  );
  expect(stdout).not.toMatch(/sk_|wst_|data-mode|nonce/);
  expect(stderr).toContain('<head>');
});

test('a nonce stands on both elements, the mode on the second and in the stub', () => {
  const { stdout } = snippet(...remote, '--nonce', 'r4nd0m', '--mode', 'consent');
  expect(stdout.match(/<script nonce="r4nd0m"/g)).toHaveLength(2);
  expect(stdout).toContain('data-mode="consent"');
  expect(stdout).toContain('s>"e"');
  expect(stdout).toContain(`https://collect.fjellheim.example/w/${file}`);
});

test('for Tag Manager: ES5, and no attribute it could strip', () => {
  const { stdout } = snippet('--for', 'gtm', '--mode', 'cookieless');
  expect(stdout).not.toMatch(/=>|\b(let|const)\b|`|\?\.|\{\{|<script [^>]*data-/);
  const made: Record<string, unknown> = {};
  const element = { setAttribute: (name: string, value: string) => Object.assign(made, { [name]: value }) };
  const document = { createElement: () => element, head: { appendChild: (e: object) => Object.assign(made, e) } };
  new Function('document', stdout.replace(/<\/?script>/g, ''))(document);
  expect(made).toMatchObject({
    src: `http://localhost:4700/w/${file}`,
    integrity: sri,
    crossOrigin: 'anonymous',
    async: true,
    'data-site': 'pk_main',
    'data-mode': 'cookieless',
  });
});

test('for WordPress: a plugin whose only PHP is its own', () => {
  const { stdout } = snippet('--for', 'wordpress', '--mode', 'consent');
  expect(stdout.match(/<\?|\?>/g)).toEqual(['<?', '?>', '<?']);
  expect(stdout).toContain(`integrity="${sri}"`);
});

test('for Next.js: the stub as a string, a nonce as an expression', () => {
  const { stdout } = snippet('--for', 'nextjs', '--nonce', '{nonce}', '--mode', 'consent');
  expect(stdout.match(/<Script[^>]* nonce=\{nonce\}/g)).toHaveLength(2);
  expect(stdout).toContain('data-mode="consent"');
  const [, text] = /strategy="beforeInteractive">\{(".*")\}<\/Script>/.exec(stdout)!;
  expect(JSON.parse(text!)).toContain('pk_main');
  expect(snippet('--for', 'nextjs', '--nonce', 'abc').stdout).toContain('nonce="abc"');
});

const mistakes: [args: string[], says: RegExp][] = [
  [['--data', elsewhere], /no installation in .*waystage up.*--url.*--key/],
  [['--site', 'shop'], /no site shop.*--site main/],
  [['--site', 'main', '--key', 'pk_abc'], /not both/],
  [['--url', 'collect.example', '--key', 'pk_abc'], /--url is the address/],
  [['--url', 'https://collect.example', '--key', 'sk_abc'], /secret key.*never/],
  [['--url', 'https://collect.example', '--key', '"><script>'], /public key/],
  [['--nonce', '"'], /--nonce/],
  [['--for', 'wix'], /html.*gtm.*wordpress.*nextjs/],
  [['--mode', 'secret'], /full.*cookieless.*consent/],
];
test.each(mistakes)('%j is explained', async (args, says) => {
  vi.stubEnv('WAYSTAGE_DATA', data);
  const command = snippetCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  await expect(command.parseAsync(args, { from: 'user' })).rejects.toThrow(says);
});

test('a mistake ends with 2 and prints no tag', () => {
  expect(snippet('--site', 'shop')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('main') });
});

test('of several sites one has to be named', () => {
  writeFileSync(join(elsewhere, 'local.json'), local('main', 'shop'));
  expect(snippet('--data', elsewhere).stderr).toMatch(/--site main, --site shop/);
  expect(snippet('--data', elsewhere, '--site', 'shop').stdout).toContain('pk_shop');
});
