/** One file of a journey's folder: `path` relative to the folder, with forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
}
