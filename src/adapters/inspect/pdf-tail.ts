/** How far from the end the closing mark may stand: some writers add bytes after it. */
const tail = 2048;

/**
 * Whether the file was cut: no closing mark near the end, or shorter than a linearised file says it is.
 * A lenient reader would rebuild what is left and show too few pages.
 */
export function isCut(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!data.subarray(-tail).includes('%%EOF')) return true;
  const head = data.subarray(0, 1024).toString('latin1');
  const length =
    /\/Linearized\b[^>]*?\/L\s+(\d{1,15})\b/su.exec(head)?.[1] ??
    /\/L\s+(\d{1,15})\b[^>]*?\/Linearized\b/su.exec(head)?.[1];
  return length !== undefined && Number(length) > data.length;
}
