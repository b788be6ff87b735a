import type { VisitWords } from '../../words/visit-words.ts';

/** A place of a visit record in words: 访谈 内容. */
export function visitPathWords(path: string, t: VisitWords): string {
  const [head = '', second = '', third = ''] = path.split('/');
  if (head === 'report') return second === 'category' ? `${t.parts['report']} ${third}` : t.whole;
  if (head === 'opening' || head === 'closing') return `${t[head]} ${t.fields[path] ?? second}`;
  const part = third === 'from' || third === 'file' || third === '' ? '' : (t.fields[`${head}/${third}`] ?? third);
  return `${t.parts[head] ?? head} ${part === '' ? (t.fields[`${head}/${third}`] ?? '') : part}`.trim();
}
