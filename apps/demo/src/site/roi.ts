/** What the calculator is told: people who sell or serve, hours a week each searches and types, NOK an hour costs. */
export interface RoiInput {
  people: number;
  hours: number;
  cost: number;
}

export interface Roi {
  /** hours in a year that are no longer spent */
  hoursSaved: number;
  /** NOK a year */
  gain: number;
  price: number;
  net: number;
  /** months until a year's price has come back; null when it never does */
  paysBackAfter: number | null;
}

const savedShare = 0.35;
const weeks = 46;
const pricePerMonth = 590;

/** Return on investment in the first year: 35 % of the hours over 46 working weeks, against the plan Vekst. */
export function roi({ people, hours, cost }: RoiInput): Roi {
  const hoursSaved = Math.round(people * hours * savedShare * weeks);
  const gain = hoursSaved * cost;
  const price = people * pricePerMonth * 12;
  return {
    hoursSaved,
    gain,
    price,
    net: gain - price,
    paysBackAfter: gain > 0 ? Math.ceil((price / gain) * 12) : null,
  };
}
