import type { AccessRole } from '@waystage/storage';

/** What the screens need before anything else: who looks, at which journeys, and the tag of the first site. */
export interface StartAnswer {
  role: AccessRole;
  journeys: { id: string; says: string }[];
  snippet: string;
}
