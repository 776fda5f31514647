/** Held shared by whoever uses role patterns and whole by a deploy, so that after it nobody's role comes from the old ones unseen. */
export const roleBooksLock = 4701;
