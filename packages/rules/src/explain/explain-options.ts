/** What an explanation may be told beyond rules and state. */
export interface ExplainOptions {
  /** the moment it is asked, milliseconds; company time where left out */
  readonly now?: number;
  /** how to write a moment (milliseconds); `15 March 2026` (UTC) where left out */
  readonly when?: (at: number) => string;
  /** how to call somebody, by id; the id where left out */
  readonly who?: (person: string) => string;
}

const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A moment as people say it. */
export function writeMoment(options: ExplainOptions, at: number): string {
  return options.when ? options.when(at) : date.format(at);
}
