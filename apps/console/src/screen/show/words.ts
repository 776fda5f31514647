const abbreviations = new Set(['b2b', 'ceo', 'cfo', 'cio', 'crm', 'cto', 'erp', 'roi', 'tco']);

/** A name out of the rules as people read it: `last-questions` is "Last questions", `it` is "IT". */
export function words(name: string): string {
  const said = name.split(/[-_\s]+/).filter(Boolean);
  if (said.length === 1 && name.length <= 2) return name.toUpperCase();
  const read = said.map((word) => (abbreviations.has(word) ? word.toUpperCase() : word)).join(' ');
  return read.charAt(0).toUpperCase() + read.slice(1);
}
