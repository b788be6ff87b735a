import type { Text } from '#src/definition/text.ts';
import type { SheetBody } from '#src/domain/scoring/score-path.ts';
import type { AssessWords } from '../words/assess-words.ts';
import type { JudgedPage } from './types.ts';

/** A place of a score sheet in words: 4.1.2 高层领导的作用 百分数. */
export function pathWords(
  { items }: Pick<JudgedPage, 'items'>,
  body: SheetBody,
  path: string,
  t: AssessWords,
  say: (text: Text) => string,
): string {
  const [head = '', second = '', third = ''] = path.split('/');
  const titled = (clause: string): string => {
    const item = items.find((one) => one.clause === clause);
    return item === undefined ? clause : `${clause} ${say(item.title)}`;
  };
  if (head === 'item') return `${titled(second)} ${t.parts[third] ?? third}`;
  if (head === 'agree' || head === 'discussed') return `${titled(second)} ${t.parts[head] ?? head}`;
  if (second === '') return t.noteList;
  const item = body[`notes/${second}/item`];
  return `${titled(typeof item === 'string' ? item : '')} ${t.note} ${t.parts[third] ?? ''}`;
}
