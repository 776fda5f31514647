import type { JourneyFileNode } from '../../syntax/journey/journey-file.ts';
import type { Compiling } from './compiling.ts';

/** The journey's time zone by its IANA name; UTC where none is given or nobody knows it. */
export function compileTimezone(journey: JourneyFileNode, c: Compiling): string {
  const said = journey.timezone;
  if (!said) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: said.value }).resolvedOptions().timeZone;
  } catch {
    c.report(
      'J5',
      said.span,
      `No time zone is called ${said.value}, so nobody knows when a customer's day begins.`,
      'Write one such as Europe/Oslo.',
    );
    return 'UTC';
  }
}
