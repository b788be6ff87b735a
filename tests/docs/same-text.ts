/** A document without what a formatter may change in it: runs of spaces, padding of tables, lengths of their rules. */
export function settled(text: string): string {
  return text
    .replaceAll(/ *\| */gu, '|')
    .replaceAll(/-{3,}/gu, '---')
    .replaceAll(/ {2,}/gu, ' ')
    .trimEnd();
}
