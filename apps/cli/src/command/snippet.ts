import { Command, Option } from 'commander';
import { CliError } from '../cli-error.ts';
import { gtm } from '../snippet/gtm.ts';
import { html } from '../snippet/html.ts';
import { nextjs } from '../snippet/nextjs.ts';
import type { Tag } from '../snippet/tag.ts';
import { tagOf } from '../snippet/tag-of.ts';
import { wordpress } from '../snippet/wordpress.ts';
import { readLocalFile } from '../up/local-file.ts';

/** What it can be printed for, and where that belongs. */
const kinds: Record<string, { print: (tag: Tag) => string; where: string }> = {
  html: { print: html, where: 'Put it into <head>, before everything that calls ws().' },
  gtm: { print: gtm, where: 'Make a Custom HTML tag of it, with the trigger "Initialization - All Pages".' },
  wordpress: { print: wordpress, where: 'Save it as wp-content/mu-plugins/waystage.php.' },
  nextjs: {
    print: nextjs,
    where: 'Save it as app/waystage.tsx and put <Waystage /> first into <body> of app/layout.tsx.',
  },
};

interface SnippetOptions {
  for: string;
  site?: string;
  url?: string;
  key?: string;
  data: string;
  nonce?: string;
  mode: Tag['mode'];
}

/** The collector and the public key: as told, or this machine's own installation's. */
function findSite({ site, url, key, data }: SnippetOptions): { host: string; key: string } {
  if (site !== undefined && key !== undefined)
    throw new CliError('Give --site or --key, not both: --key names a site already.');
  const local = readLocalFile(data);
  const host = url ?? local?.url;
  if (host === undefined || (key === undefined && !local))
    throw new CliError(
      `There is no installation in ${data}. Start one with \`waystage up\`, name its data directory (--data DIR), or give --url https://YOUR-COLLECTOR and --key pk_...`,
    );
  if (key !== undefined) return { host, key };
  const sites = local!.sites;
  const found = site === undefined ? sites[0] : sites.find((s) => s.id === site);
  if (!found || (site === undefined && sites.length > 1))
    throw new CliError(
      `${site === undefined ? 'There are several sites' : `There is no site ${site}`}. Name one of: ${sites.map((s) => `--site ${s.id}`).join(', ')}`,
    );
  return { host, key: found.publicKey };
}

function toldTag(options: SnippetOptions): Tag {
  const { host: told, key } = findSite(options);
  const { nonce, mode } = options;
  if (!URL.canParse(told) || !/^https?:$/.test(new URL(told).protocol))
    throw new CliError(`--url is the address of your collector, such as https://collect.example.com; got ${told}`);
  if (key.startsWith('sk_'))
    throw new CliError(
      'This is a secret key. It must never stand in a page: give the public one (pk_...), and make a new secret key if this one was published.',
    );
  if (!/^pk_\w+$/.test(key)) throw new CliError(`--key is the public key of a site (pk_...); got ${key}`);
  if (nonce !== undefined && /["\n]/.test(nonce))
    throw new CliError('--nonce is put between double quotes, so it cannot hold one.');
  const host = new URL(told).href.replace(/\/+$/, '').replaceAll("'", '%27');
  return tagOf(host, key, mode, nonce);
}

/** `waystage snippet`: the tag for a page, on stdout; where it belongs, on stderr. */
export function snippetCommand(): Command {
  return new Command('snippet')
    .description('print the tag that makes a page record, with the hash that pins the script (SRI)')
    .addOption(new Option('--for <kind>', 'what it is to stand in').choices(Object.keys(kinds)).default('html'))
    .option('--site <id>', 'which site, when there are several')
    .addOption(
      new Option('--data <dir>', "the installation's data directory, where local.json stands")
        .env('WAYSTAGE_DATA')
        .default('./.waystage'),
    )
    .option('--url <url>', 'the collector as browsers reach it, if not as the installation says')
    .option('--key <pk>', "a site's public key, for an installation elsewhere (with --url)")
    .option('--nonce <value>', "the page's CSP nonce, or what your template has for it")
    .addOption(
      new Option('--mode <mode>', 'what may be kept in the browser')
        .choices(['full', 'cookieless', 'consent'])
        .default('full'),
    )
    .addHelpText(
      'after',
      `
Modes: full (an id and a queue in the browser), cookieless (nothing is stored there, nobody becomes a person),
  consent (nothing is stored or sent before consent was given).
The tag pins one build of the script. It goes on working after an upgrade of the collector; print it again to get the new one.
Examples:
  waystage snippet
  waystage snippet --for gtm --mode consent
  waystage snippet --for nextjs --nonce '{nonce}'
  waystage snippet --url https://collect.example.com --key pk_0123456789abcdef01234567`,
    )
    .action((options: SnippetOptions) => {
      const { print, where } = kinds[options.for]!;
      process.stdout.write(`${print(toldTag(options))}\n`);
      process.stderr.write(`\n${where}\n`);
    });
}
