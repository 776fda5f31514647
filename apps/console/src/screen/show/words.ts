/** A name out of the rules as people read it: `last-questions` is "Last questions", `it` is "IT". */
export function words(name: string): string {
  const said = name.replaceAll(/[-_]+/g, ' ').trim();
  return said.length <= 2 ? said.toUpperCase() : said.charAt(0).toUpperCase() + said.slice(1);
}
