/** Something watched over one view of a page, from its beginning to its end. */
export interface View {
  _begin(path: string): void;
  _end(): void;
}
