// Runs before `npm start` and `npm test`, on whatever Node the machine has: installs what is missing, builds what changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pnpm = 'pnpm@12.21.0';
const oldest = 20;

const [major] = process.versions.node.split('.');
if (Number(major) < oldest) {
  console.error(
    `Waystage installs with Node ${oldest} or newer; this is Node ${process.versions.node}. Get a newer one from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Hash of files and folders (names and contents), to know whether work is still to be done. */
function hashOf(paths) {
  const hash = createHash('sha256');
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name === 'node_modules' || entry.name === 'dist') continue;
      const at = join(path, entry.name);
      if (entry.isDirectory()) walk(at);
      else hash.update(at.slice(root.length)).update(readFileSync(at));
    }
  };
  for (const path of paths.map((p) => join(root, p))) {
    if (!existsSync(path)) continue;
    if (/\.\w+$/.test(path)) hash.update(readFileSync(path));
    else walk(path);
  }
  return hash.digest('hex');
}

/** Do `work` unless its stamp says that it was done for this very input. */
function once(stamp, input, says, work) {
  const file = join(root, stamp);
  if (existsSync(file) && readFileSync(file, 'utf8') === input) return;
  const started = Date.now();
  console.log(`${says} ...`);
  work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, input);
  console.log(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function run(command, args, hint = '') {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      // Without a network npm would be silent for over a minute.
      npm_config_fetch_retries: '2',
      npm_config_fetch_retry_mintimeout: '1000',
      npm_config_fetch_retry_maxtimeout: '3000',
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
    },
  });
  if (error || status !== 0) {
    console.error(
      `\nThis did not work: ${command} ${args.join(' ')}${error ? ` (${error.message})` : ''}. What it said stands above.${hint}`,
    );
    process.exit(status || 1);
  }
}

const manifests = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'];
once(
  'node_modules/.prepared',
  hashOf(manifests),
  'Installing what Waystage needs (the first time about a minute)',
  // Errors alone: what is installed runs on the Node that is installed with it, whatever pnpm says of this one.
  () =>
    run(
      'npx',
      ['--yes', '--loglevel=error', pnpm, 'install', '--frozen-lockfile', '--loglevel=error'],
      '\nDoes this machine reach the npm registry? Its address: npm config get registry. Behind a proxy set HTTPS_PROXY.',
    ),
);
once(
  'packages/sdk/dist/.prepared',
  hashOf(['packages/sdk', 'packages/events/src']),
  'Building the browser script',
  () => run('node', ['packages/sdk/build.ts']),
);
once('apps/console/dist/.prepared', hashOf(['apps/console']), 'Building the console', () =>
  run('vite', ['build', 'apps/console', '--logLevel', 'warn']),
);
