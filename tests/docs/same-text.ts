/** A document without what a formatter may change in it: runs of spaces, lengths of rules, blank lines at the end. */
export function settled(text: string): string {
  return text.replaceAll(/-{3,}/gu, '---').replaceAll(/ {2,}/gu, ' ').replaceAll(/^\| | \|$/gmu, '|').trimEnd();
}
