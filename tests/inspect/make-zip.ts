import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** An archive of these texts or bytes, deflated. */
export async function makeZip(entries: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  return await buffer(zip.outputStream);
}

const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
export const docxParts = {
  '[Content_Types].xml': types,
  'word/document.xml': '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
};
export const xlsxParts = { '[Content_Types].xml': types, 'xl/workbook.xml': '<workbook/>' };

/** The same archive with a path in it replaced by another of the same length, in the local header and in the directory. */
export function renameEntry(zip: Uint8Array, from: string, to: string): Buffer {
  if (Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new Error('the paths must have one length');
  return Buffer.from(
    Buffer.from(zip)
      .toString('latin1')
      .replaceAll(Buffer.from(from).toString('latin1'), Buffer.from(to).toString('latin1')),
    'latin1',
  );
}
