/** There is no endpoint of that id. */
export class UnknownEndpoint extends Error {
  readonly code = 'not_found';
  readonly statusCode = 404;
  constructor(id: string) {
    super(`There is no endpoint ${id}. \`waystage endpoints list\` names them.`);
    this.name = 'UnknownEndpoint';
  }
}
