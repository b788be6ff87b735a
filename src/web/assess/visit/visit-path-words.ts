import type { VisitWords } from '../../words/visit-words.ts';

/** A place of a visit record in words: 访谈 内容. */
export function visitPathWords(path: string, t: VisitWords): string {
  const [head = '', second = '', third = ''] = path.split('/');
  if (head === 'report') return second === 'category' ? `${t.parts['report']} ${third}` : t.whole;
  if (head === 'opening' || head === 'closing') return `${t[head]} ${t.fields[path] ?? second}`;
  return [t.parts[head] ?? head, t.fields[`${head}/${third}`] ?? ''].filter((words) => words !== '').join(' ');
}
