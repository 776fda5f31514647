/** One comparison of two ways to go. */
export interface Comparison {
  slug: string;
  title: string;
  says: string;
  ways: readonly [string, string];
  rows: readonly [what: string, first: string, second: string][];
  ends: string;
}

export const comparisons: readonly Comparison[] = [
  {
    slug: 'skreddersydd',
    title: 'Build your own, or buy one?',
    says: 'A register made to measure fits like a glove, for as long as the hand does not grow.',
    ways: ['Made to measure', 'Fjellheim'],
    rows: [
      ['First useful day', 'after 9 to 14 months', 'after 3 weeks'],
      ['First year, 40 users', 'kr 1.8 to 3 million', 'kr 283 200, and help with the start'],
      ['Changes', 'anything, at a price', 'fields, pages and flows by yourselves'],
      ['If the developer leaves', 'you have a problem', 'you have our number'],
      ['Your data', 'yours', 'yours, to take out on any day'],
    ],
    ends: 'Build if selling software to your own kind is your business, or if no register has ever met what you do. We say so to about one in twelve who ask.',
  },
  {
    slug: 'oppgradere-eller-bytte',
    title: 'Upgrade what you have, or change?',
    says: 'A new version of the old one is the safest choice, and now and then the most expensive.',
    ways: ['Upgrade', 'Change'],
    rows: [
      ['People have to learn', 'a little', 'for two weeks'],
      ['Old data', 'stay, with all their errors', 'are cleaned once, and moved'],
      ['Own additions', 'have to be adapted every time', 'are mostly no longer needed'],
      ['Cost over five years', 'looks lower', 'is lower if more than 20 use it daily'],
      ['Good moment', 'when nothing else changes', 'when you merge, move or reorganise'],
    ],
    ends: 'Upgrade if people use what you have and like it. Software nobody opens does not get better by its next version.',
  },
];
