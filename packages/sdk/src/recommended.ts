/** What helps this visitor now, for a visitor whose own server has signed who it is. Empty when in doubt. */
export async function recommended(host: string, site: string, token: unknown): Promise<unknown[]> {
  if (!token) return [];
  try {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${host}/v1/recommended?key=${site}`, { headers, credentials: 'omit' });
    return (await answer.json()).recommend || [];
  } catch {
    return [];
  }
}
