import type { WorkflowFile } from '#src/definition/workflow.ts';
import type { Language } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import type { CaseAction } from './types.ts';

/** What follows an act, as the workflow's table has it: the next state, whose turn it is then, who is told. */
export function consequencesOf(
  { states, actions }: WorkflowFile,
  from: string,
  { id }: Pick<CaseAction, 'id'>,
  language: Language,
): readonly string[] {
  const t = officeWords[language];
  const rows = actions.filter((row) => row.id === id && row.from.includes(from));
  const [row] = rows;
  // Where it depends on how the case came here, the table alone does not tell.
  if (row === undefined || rows.some((one) => one.to !== row.to)) return [];
  const next = states.find((state) => state.id === row.to);
  if (next === undefined) return [];
  const side = (one: string): string => t.sides[one] ?? one;
  const told = (row.tells ?? []).map((tell) => side(tell.to));
  return [
    ...(row.to === from ? [] : [t.followState(next.title[language])]),
    ...(next.final || row.to === from ? [] : [t.followTurn(side(next.owner))]),
    ...(told.length === 0 ? [] : [t.followTells(told.join(t.listComma))]),
  ];
}
