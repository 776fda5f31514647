type FetchLater = (url: string, init: RequestInit & { activateAfter: number }) => { activated: boolean };

/**
 * Give the browser a request to send when the page is gone, or after `activateAfter` ms. It has a quota of its own beside
 * `sendBeacon`'s, and survives a killed page.
 * @returns a function that takes it back and says whether it came in time; undefined where it was not accepted
 */
export function fetchLater(url: string, body: string, activateAfter: number): (() => boolean) | undefined {
  try {
    const controller = new AbortController();
    const later = (window as { fetchLater?: FetchLater }).fetchLater!;
    const sent = later(url, { method: 'POST', body, credentials: 'omit', signal: controller.signal, activateAfter });
    return () => {
      controller.abort();
      return !sent.activated;
    };
  } catch {
    return;
  }
}
