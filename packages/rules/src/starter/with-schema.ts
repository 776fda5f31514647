/** Where a journey's folder keeps the schemas of its files, for editors. */
export const schemaFolder = '.schema';

/** The schema of a file of a journey's folder, by path (`rules/forward.yaml`); null where it has none. */
export function schemaOf(path: string): string | null {
  const name = /^(?:(rules|tests)\/[^/]+|(journey|audience|behaviours|content))\.ya?ml$/.exec(path);
  return name ? `${name[1] ?? name[2]}.schema.json` : null;
}

/** The text of a file with a first line that tells editors its schema, so that they complete keys and show what they mean. */
export function withSchema(path: string, text: string): string {
  const schema = schemaOf(path);
  if (schema === null) return text;
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}${schemaFolder}/${schema}\n${text}`;
}
