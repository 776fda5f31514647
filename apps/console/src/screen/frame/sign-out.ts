/** End the session, then load the page again, which says how to come back. */
export async function signOut(): Promise<void> {
  await fetch(`${import.meta.env.BASE_URL}api/logout`, { method: 'POST' }).catch(() => undefined);
  location.assign(import.meta.env.BASE_URL);
}
