import type { Finding } from '@waystage/rules';

/** Findings a server sent back about files of ours, with the lines they are about. */
export async function printFindings(error: unknown, files: readonly { path: string; text: string }[]): Promise<void> {
  const { printFinding } = await import('@waystage/rules');
  const findings = (error as { findings?: Finding[] }).findings ?? [];
  const text = new Map(files.map((f) => [f.path, f.text]));
  for (const f of findings) process.stderr.write(`${printFinding(f, text.get(f.file) ?? '')}\n\n`);
}
