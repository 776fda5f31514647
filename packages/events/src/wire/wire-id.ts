import { z } from 'zod';

const said = 'letters, digits, _ . : -';

/** A visitor: a random id of the browser's or of the seller's own making. */
export const visitorId = z.string().regex(/^[\w.:-]{8,64}$/, `8 to 64 of ${said}`);
/** One tab of a browser. */
export const tabId = z.string().regex(/^[\w.:-]{1,64}$/, `1 to 64 of ${said}`);
/** An event, as a server names it. */
export const eventId = z.string().regex(/^[\w.:-]{1,64}$/, `1 to 64 of ${said}`);
/** A company: a registrable domain, or an id of the seller's. A person's address is neither. */
export const companyId = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .refine((s) => !s.includes('@'), 'is an e-mail address; name the company by its domain or an id');
