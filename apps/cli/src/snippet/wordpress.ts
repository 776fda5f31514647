import { html } from './html.ts';
import type { Tag } from './tag.ts';

/** For WordPress: a plugin of one file, so that a new theme does not lose it. */
export function wordpress(tag: Tag): string {
  return `<?php
/* Plugin Name: Waystage */
add_action('wp_head', function () { ?>
${html(tag)}
<?php }, 1);`;
}
