import { scriptAssets } from '@waystage/browser/assets';
import { stub } from '@waystage/browser/stub';
import type { Tag } from './tag.ts';

/**
 * What makes a page of a site record, pinned to the script as it is built now.
 * @param host the collector's origin, as browsers reach it
 * @param site the public key
 */
export function tagOf(host: string, site: string, mode: Tag['mode'] = 'full', nonce?: string): Tag {
  const { file, sri } = scriptAssets().manifest;
  return { site, mode, src: `${host}/w/${file.replace(/^w-/, '')}`, sri, stub: stub({ site, host, mode }), nonce };
}
