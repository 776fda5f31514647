/**
 * A group of roles. `anyone` is everybody, known or not, and also what nobody did (an order from the shop system);
 * every other group is its roles alone.
 */
export interface WhoGroup {
  readonly name: string;
  readonly anyone: boolean;
  readonly roles: ReadonlySet<string>;
}
