import type { VisitList, VisitPart } from '#src/domain/visit/visit-path.ts';

/** How a part of an entry is typed; `area` grows with its text. */
export type VisitInput = 'line' | 'area' | 'day' | 'time' | 'clause' | 'verdict' | 'consent';
export interface VisitField<L extends VisitList = VisitList> {
  readonly part: VisitPart<L>;
  readonly input: VisitInput;
}

/** The lists in the order of the page, with what is typed in each entry; the first text of an entry is its title. */
export const visitFields: { readonly [L in VisitList]: readonly VisitField<L>[] } = {
  plan: [
    { part: 'day', input: 'day' },
    { part: 'from', input: 'time' },
    { part: 'to', input: 'time' },
    { part: 'place', input: 'line' },
    { part: 'who', input: 'line' },
    { part: 'what', input: 'area' },
  ],
  issues: [
    { part: 'item', input: 'clause' },
    { part: 'verify', input: 'area' },
    { part: 'found', input: 'area' },
    { part: 'verdict', input: 'verdict' },
  ],
  documents: [
    { part: 'title', input: 'line' },
    { part: 'mark', input: 'line' },
    { part: 'remark', input: 'area' },
  ],
  interviews: [
    { part: 'day', input: 'day' },
    { part: 'role', input: 'line' },
    { part: 'what', input: 'area' },
  ],
  requests: [
    { part: 'asked', input: 'area' },
    { part: 'askedOn', input: 'day' },
    { part: 'due', input: 'day' },
    { part: 'answered', input: 'area' },
    { part: 'answeredOn', input: 'day' },
  ],
  photos: [
    { part: 'caption', input: 'line' },
    { part: 'day', input: 'day' },
    { part: 'consentBy', input: 'line' },
    { part: 'consentHow', input: 'consent' },
  ],
};

/** Parts whose texts, joined, tell an entry from the others on its closed card. */
export const titleParts: { readonly [L in VisitList]: readonly VisitPart<L>[] } = {
  plan: ['day', 'from', 'place', 'what'],
  issues: ['item', 'verify'],
  documents: ['title', 'mark'],
  interviews: ['day', 'role'],
  requests: ['asked'],
  photos: ['caption'],
};

/** An entry on one line, from its texts; '' where none of them is written. */
export const titleOf = (texts: readonly string[]): string =>
  texts
    .map((text) => text.trim().split('\n')[0] ?? '')
    .filter((text) => text !== '')
    .join(' ');
