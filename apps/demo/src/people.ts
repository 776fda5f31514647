/** Somebody who can sit at the keyboard of the demo site. */
export interface Person {
  /** also the host name: `kari.localhost` */
  id: string;
  name: string;
  email: string;
  title: string;
  /** domain of the company */
  company: string;
}

/** Four people of two companies: enough to play a buying group alone. */
export const people: readonly Person[] = [
  {
    id: 'kari',
    name: 'Kari Nilsen',
    email: 'kari.nilsen@fjordbank.example',
    title: 'Daglig leder',
    company: 'fjordbank.example',
  },
  {
    id: 'ola',
    name: 'Ola Brøvig',
    email: 'ola.brovig@fjordbank.example',
    title: 'IT-sjef',
    company: 'fjordbank.example',
  },
  {
    id: 'eva',
    name: 'Eva Ødegård',
    email: 'eva.odegard@bergen-bygg.example',
    title: 'CFO',
    company: 'bergen-bygg.example',
  },
  {
    id: 'per',
    name: 'Per Åsheim',
    email: 'per.asheim@bergen-bygg.example',
    title: 'Salgssjef',
    company: 'bergen-bygg.example',
  },
];
