/** One thing to try: who does what, where, and which stage that leads to. */
export interface Step {
  who: string;
  does: string;
  path: string;
  leads: string;
}

/** A whole journey of Fjordbank, played by one person at one keyboard; a page counts as read after two seconds. */
export const steps: readonly Step[] = [
  { who: 'ola', does: 'reads two articles', path: '/blogg', leads: 'noticed' },
  { who: 'kari', does: 'reads three articles', path: '/blogg', leads: 'searching' },
  { who: 'ola', does: 'downloads the guide; then Kari does, too', path: '/guider', leads: 'on-agenda' },
  { who: 'kari', does: 'takes the e-book, the guide and the e-book once more', path: '/guider', leads: 'studying' },
  { who: 'ola', does: 'looks at two products; then Kari at one', path: '/produkt/salg', leads: 'options' },
  { who: 'ola', does: 'reads both comparisons', path: '/sammenlign', leads: 'approaches' },
  { who: 'ola', does: 'takes the template and calculates', path: '/guider', leads: 'requirements' },
  {
    who: 'ola',
    does: 'takes the security sheet; then Kari looks at the prices',
    path: '/sikkerhet',
    leads: 'shortlist',
  },
  { who: 'kari', does: 'reads the story of a customer and asks a question', path: '/kunder', leads: 'last-questions' },
  { who: 'kari', does: 'accepts the budget: tell it in the console', path: '/priser', leads: 'ready' },
  { who: 'kari', does: 'orders in the shop', path: '/butikk', leads: 'won' },
];

/** Other ways through the same rules. */
export const detours: readonly Step[] = [
  { who: 'kari', does: 'books a demo, whatever the stage: she decides', path: '/demo', leads: 'shortlist' },
  {
    who: 'ola',
    does: 'goes back to the comparisons from the shortlist, Kari as well: three pages in all',
    path: '/sammenlign',
    leads: 'approaches',
  },
  {
    who: 'eva',
    does: 'looks at the prices first when Bergen Bygg has its shortlist',
    path: '/priser',
    leads: 'an obstacle',
  },
];
