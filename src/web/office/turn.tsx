import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import type { CaseRow } from './types.ts';

/** Whose turn a case is, in words. */
export function Turn({ of }: { readonly of: Pick<CaseRow, 'turn'> }) {
  const say = useSay();
  const t = useWords(officeWords);
  return <>{of.turn === null ? t.turnApplicant : say(of.turn.name)}</>;
}
