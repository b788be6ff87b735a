/** An addition as it is being written. */
export interface AddendumDraft {
  readonly kind: 'coaching' | 'newFact';
  readonly day: string;
  readonly text: string;
  readonly files: readonly string[];
}
export const emptyAddendum: AddendumDraft = { kind: 'newFact', day: '', text: '', files: [] };
export const addendumKinds = ['newFact', 'coaching'] as const;
/** Characters an addition may have, and files. */
export const mostText = 5000;
export const mostFiles = 20;

export type Lack = 'lackDay' | 'wrongDay' | 'lackText';

/** What an addition still lacks, by the field that lacks it; `today` in official time. */
export function lacksOf({ day, text }: AddendumDraft, today: string): { readonly day?: Lack; readonly text?: Lack } {
  return {
    ...(day === '' ? { day: 'lackDay' } : day > today ? { day: 'wrongDay' } : {}),
    ...(text.trim() === '' ? { text: 'lackText' } : {}),
  };
}
