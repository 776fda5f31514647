import { Buffer } from 'node:buffer';
import type { Document } from './document.ts';

const columns = 88;

function wrap(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (`${lines[last]} ${word}`.length > columns) lines.push(word);
    else lines[last] = `${lines[last]} ${word}`.trimStart();
  }
  return lines;
}

/** A string as PDF writes it, in the Latin letters of WinAnsi; what is not among them becomes a question mark. */
function literal(text: string): string {
  return `(${text.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e\xa0-\xff]/g, '?')})`;
}

function content({ title, text }: Document): string {
  const rows: [font: string, size: number, gap: number, line: string][] = [['F2', 22, 0, title]];
  for (const paragraph of text) {
    const heading = paragraph.startsWith('# ');
    const lines = wrap(paragraph.replace(/^# /, ''));
    for (const [i, line] of lines.entries())
      rows.push([heading ? 'F2' : 'F1', heading ? 13 : 11, i === 0 ? 26 : 16, line]);
  }
  return rows.map(([font, size, gap, line]) => `/${font} ${size} Tf 0 -${gap} Td ${literal(line)} Tj`).join('\n');
}

/** A PDF (1.4) of one A4 page, in Helvetica. What does not fit on the page is not seen. */
export function pdf(document: Document): Buffer {
  const stream = `BT 64 760 Td\n${content(document)}\nET`;
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title ${literal(document.title)} /Producer (Fjellheim) >>`,
  ];
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + end + trailer, 'latin1');
}
