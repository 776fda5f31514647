/** Something in the shop; `price` in NOK without VAT. */
export interface Good {
  id: string;
  name: string;
  says: string;
  price: number;
}

export const goods: readonly Good[] = [
  { id: 'vekst-10', name: 'Vekst, 10 users', says: 'One year, all three parts, support by telephone', price: 70_800 },
  { id: 'opplæring', name: 'A day of training', says: 'At your place, for up to twelve people', price: 18_500 },
  { id: 'flytting', name: 'Moving your data', says: 'Cleaned, moved and checked by people', price: 32_000 },
];
