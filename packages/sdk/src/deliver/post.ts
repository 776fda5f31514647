/** What the collector said of a batch. */
export interface Answer {
  /** 0: no answer */
  _status: number;
  /** seconds, as the header has it */
  _retryAfter: string | null;
  /** the ids it was asked about and has not seen; undefined if it did not say */
  _missing?: string[] | undefined;
}

/**
 * Send a batch. As text, so that no preflight is needed, and without credentials. Never rejects.
 * @param keepalive let it outlive the page; such requests share 64 KiB with all other scripts and fail beyond
 */
export async function post(url: string, batch: string, keepalive: boolean): Promise<Answer> {
  try {
    const response = await fetch(url, { method: 'POST', body: batch, keepalive, credentials: 'omit' });
    // an answer that is not the collector's (a captive portal's page) is none
    const said = response.ok ? await response.json() : {};
    return {
      _status: response.status,
      _retryAfter: response.headers.get('retry-after'),
      _missing: said.missing,
    };
  } catch {
    return { _status: 0, _retryAfter: null };
  }
}
