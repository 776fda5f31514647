/** The server understood and said no (4xx): asking again would not help. The message is its own sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
