/** One customer's story. */
export interface Customer {
  slug: string;
  name: string;
  what: string;
  says: string;
  quote: string;
  who: string;
  figures: readonly [figure: string, of: string][];
  text: readonly string[];
}

export const customers: readonly Customer[] = [
  {
    slug: 'nordlys-kraft',
    name: 'Nordlys Kraft',
    what: 'Energy, Bodø, 310 employees',
    says: 'Eleven registers became one, between two winters.',
    quote: 'For the first time the person at the telephone knows more than the customer expects.',
    who: 'Solveig Mikkelsen, head of customers',
    figures: [
      ['11 → 1', 'registers'],
      ['−38 %', 'time for an answer'],
      ['9 weeks', 'from contract to use'],
    ],
    text: [
      'Nordlys Kraft had grown by buying its neighbours, and each neighbour had brought its own register. A farmer with three meters could be three customers with three addresses.',
      'They began with one page about what went wrong, and with finance, IT and the switchboard at the same table. The cleaning of the old data took five of the nine weeks, and was done by the people who knew the customers.',
    ],
  },
  {
    slug: 'sørfjord-sjømat',
    name: 'Sørfjord Sjømat',
    what: 'Seafood, Ålesund, 140 employees',
    says: 'Sellers in four time zones, and one list of who has promised what to whom.',
    quote: 'We stopped asking each other in the corridor. The answer is where the customer is.',
    who: 'Håkon Ytterøy, sales director',
    figures: [
      ['4', 'time zones'],
      ['2.4 ×', 'offers a week'],
      ['0', 'forgotten containers since May'],
    ],
    text: [
      'Fish does not wait. An offer from Ålesund has to be in Osaka before the auction opens, and whoever is awake has to know what was agreed by those who sleep.',
      'The sellers chose the tool themselves after a trial of three weeks, and the management was invited to the last meeting rather than the first. It worked, but next time, they say, they would ask finance earlier.',
    ],
  },
];
