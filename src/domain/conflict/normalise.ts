/** Letters and digits alone, in one width and case: brackets, points and blanks part no name. Stable when taken twice. */
function folded(text: string): string {
  for (let now = text; ;) {
    const next = now
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
    if (next === now) return now;
    now = next;
  }
}

/** Forms of a company at the end of its name; the longer before what they end with. */
const forms = [
  '集团股份有限公司',
  '集团有限责任公司',
  '集团有限公司',
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '股份公司',
  '集团公司',
  '集团',
  'coltd',
  'limited',
  'ltd',
];
/** What is left of a name must say whose it is: a single character does not. */
const least = 2;

/** What two spellings of one organisation have in common: without form (有限公司, 集团 …), brackets, width and blanks. */
export function organisationCore(name: string): string {
  for (let now = folded(name); ;) {
    const form = forms.find((one) => now.endsWith(one) && now.length - one.length >= least);
    if (form === undefined) return now;
    now = now.slice(0, now.length - form.length);
  }
}

/** A person's name in one width, without blanks and points. */
export const personCore = (name: string): string => folded(name);

/** Names written into one place, one after the other: 张三、李四；王五. */
export const namesIn = (text: string): readonly string[] =>
  text
    .split(/[、，,；;／/|\n\r]+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
