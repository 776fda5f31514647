/** What of the board's companies is shown; stands in the address. */
export interface BoardSearch {
  find?: string;
  only?: 'reconsidering' | 'quiet';
}

/** Read it from an address, whatever stands there. */
export function readBoardSearch(search: Record<string, unknown>): BoardSearch {
  return {
    // An address may hold `find=42`, which the router reads as a number.
    ...(search.find === undefined || search.find === '' ? {} : { find: String(search.find) }),
    ...(search.only === 'reconsidering' || search.only === 'quiet' ? { only: search.only } : {}),
  };
}
