/** Where the tag on each page sends to, and what the site's own server may tell. */
export interface SiteSettings {
  /** origin of the collector */
  collector: string;
  /** `pk_...`, in the tag */
  publicKey: string;
  /** `sk_...`: with it the shop's server confirms orders, as it would in earnest */
  secretKey?: string | undefined;
}
