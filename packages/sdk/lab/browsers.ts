import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser of the lab: found or not, and how to show a page in it with nobody at the controls. */
export interface Browser {
  name: 'Chromium' | 'Firefox' | 'WebKit';
  /** what to install where it is missing */
  get: string;
  path: string | undefined;
  show(profile: string, url: string): ChildProcess;
}

const found = (...paths: (string | undefined)[]) => paths.find((path) => path && existsSync(path));

const chromium = found(process.env.CHROMIUM_PATH, '/usr/bin/chromium');
const firefox = found(process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox');
const webkit = found(process.env.WEBKIT_PATH, '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser');

/** The three engines. The pages of the lab walk by themselves, so no driver changes how a browser behaves. */
export const browsers: Browser[] = [
  {
    name: 'Chromium',
    get: 'apt-get install chromium',
    path: chromium,
    show: (profile, url) =>
      spawn(
        chromium!,
        [
          '--headless',
          '--no-sandbox',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--disable-popup-blocking',
          `--user-data-dir=${profile}`,
          url,
        ],
        { stdio: 'ignore' },
      ),
  },
  {
    name: 'Firefox',
    get: 'apt-get install firefox-esr',
    path: firefox,
    show(profile, url) {
      const preferences = {
        'dom.disable_open_during_load': false,
        'dom.allow_scripts_to_close_windows': true,
        'datareporting.policy.dataSubmissionEnabled': false,
        'browser.shell.checkDefaultBrowser': false,
        'browser.aboutwelcome.enabled': false,
        'app.update.enabled': false,
        'browser.sessionstore.resume_from_crash': false,
        'dom.popup_maximum': 10_000,
      };
      const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});`);
      writeFileSync(join(profile, 'user.js'), lines.join('\n'));
      return spawn(firefox!, ['--headless', '--no-remote', '--profile', profile, url], { stdio: 'ignore' });
    },
  },
  {
    name: 'WebKit',
    get: 'apt-get install webkit2gtk-driver xvfb',
    path: webkit && found('/usr/bin/xvfb-run') && webkit,
    show: (profile, url) =>
      spawn(
        'xvfb-run',
        ['-a', webkit!, '--javascript-can-open-windows-automatically=true', '--enable-page-cache=true', url],
        {
          stdio: 'ignore',
          detached: true,
          env: {
            ...process.env,
            HOME: profile,
            XDG_DATA_HOME: profile,
            XDG_CACHE_HOME: profile,
            WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
          },
        },
      ),
  },
];

/** A fresh profile. */
export const newProfile = () => mkdtempSync(join(tmpdir(), 'waystage-lab-'));
