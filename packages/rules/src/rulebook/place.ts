/**
 * Where a company can stand: the name of a stage, `outside` (before its first journey), or how its journey ended.
 * Stages cannot have these names.
 */
export type Place = string;

/** How a journey can end. */
export const endings = ['won', 'lost', 'cancelled'] as const;
export type Ending = (typeof endings)[number];

/** Names of places and groups that mean something by themselves; no stage, phase or rule of a journey may take them. */
export const reservedPlaces = ['outside', 'any', 'won', 'lost', 'cancelled', 'merged', 'default'] as const;
