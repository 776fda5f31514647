/** An amount as Norwegians write it: `kr 70 800`. */
export function kroner(amount: number): string {
  return `kr ${new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 0 }).format(amount)}`;
}
