import type { Buffer } from 'node:buffer';
import { html } from '../../html.ts';
import type { Document } from './document.ts';
import { zip } from './zip.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org';

function paragraph(text: string, bold: boolean, size: number): string {
  return html`<w:p><w:r><w:rPr>${bold && html`<w:b/>`}<w:sz w:val="${size}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
    .html;
}

/** A Word document (ECMA-376, the smallest that Word and LibreOffice open). */
export function docx({ title, text }: Document): Buffer {
  const body = text.map((line) =>
    paragraph(line.replace(/^# /, ''), line.startsWith('# '), line.startsWith('# ') ? 28 : 22),
  );
  return zip([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `${head}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${paragraph(title, true, 40)}${body.join('')}</w:body></w:document>`,
    ],
  ]);
}
