/** Names that Windows keeps for devices, with whatever ending. */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/iu;

/**
 * A text as part of a file's name on every system: no reserved or invisible character, no dot or space at its ends, at
 * most so many characters, never empty.
 */
export function safeName(text: string, most = 40): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/gu, '_')
    .replaceAll(/\s+/gu, ' ');
  const cut = trimmed([...trimmed(plain)].slice(0, most).join(''));
  if (cut === '') return '未命名';
  return devices.test(cut) ? `_${cut}` : cut;
}

/** A name that ends in a dot or a space is another one on Windows. */
const trimmed = (text: string): string => text.replaceAll(/^[\s.]+|[\s.]+$/gu, '');

/** `0001_申报人名称_2c7e9f10`: a folder that sorts by its number and is told apart by the end of the application's id. */
export function folderName(order: number, name: string, id: string): string {
  return `${String(order).padStart(4, '0')}_${safeName(name)}_${id.replaceAll(/[^A-Za-z0-9]/gu, '').slice(-8)}`;
}
