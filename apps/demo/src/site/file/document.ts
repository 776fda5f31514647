/** A text to be made into a file: a title and paragraphs; one that begins with `# ` is a heading. */
export interface Document {
  title: string;
  text: readonly string[];
}
