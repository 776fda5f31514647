/** The cookie that holds a session's token. */
export const sessionCookie = 'waystage_session';
