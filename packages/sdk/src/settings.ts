/** What can be watched without a line of code; each can be switched off by `off`. */
export type Observer =
  | 'pages'
  | 'reading'
  | 'leaving'
  | 'downloads'
  | 'media'
  | 'forms'
  | 'links'
  | 'declared'
  | 'ecommerce'
  | 'consent';

/**
 * `full`: an id and a queue in the browser. `cookieless`: nothing is stored in the browser, nobody becomes a person.
 * `consent`: nothing is stored or sent until consent was given.
 */
export type Mode = 'full' | 'cookieless' | 'consent';

/** What `start()` takes; in a script tag the same names stand as `data-site`, `data-host`, ... with lists separated by spaces. */
export interface Settings {
  /** the site's public key (`pk_...`) */
  site: string;
  /** origin of the collector; the script tag's default is where the script came from */
  host?: string | undefined;
  mode?: Mode | undefined;
  /** `'off'` ignores Global Privacy Control and Do Not Track; anything else means they deny */
  gpc?: string | undefined;
  /** other domains of the same seller: links to them carry the visitor along */
  domains?: string | readonly string[] | undefined;
  /** visible seconds that make a page read (10) */
  read?: string | number | undefined;
  /** query parameters that are part of a page's address; all others are cut */
  query?: string | readonly string[] | undefined;
  /** `path=name`: reaching the path means that the form was sent */
  thanks?: string | readonly string[] | undefined;
  /** observers to switch off */
  off?: string | readonly Observer[] | undefined;
}

/** A list as given in code or, separated by spaces or commas, in an attribute. */
export function list(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? value.split(/[ ,]+/) : value || [];
}
