import type { Field } from '#src/definition/field.ts';
import type { Side } from '#src/definition/workflow.ts';
import { concerns, type CaseSubject, type Seat } from './seat.ts';

/** For whom something is shown or written: the applicant, a side, who judges, a copy that leaves the house for the file, the log. */
export type Audience =
  | 'owner'
  | 'channel'
  | 'government'
  | 'consulted'
  | 'province'
  | 'supervision'
  | 'assessor'
  | 'official-copy'
  | 'log';

/**
 * How a thing is shown: whole; masked (first 6, last 4); only where an allow-list names it; only one's own; only the
 * sentence of the edition that tells no more; not at all.
 */
export type Sight = 'whole' | 'masked' | 'listed' | 'own' | 'sentence' | 'hidden';

/** What a case holds for some to see and not for others. */
export type Part =
  | 'field'
  | 'contact-field'
  | 'sensitive-field'
  | 'sensitive-evidence'
  | 'correction'
  | 'correction-answer'
  | 'correction-settler'
  | 'decision'
  | 'official-name'
  | 'opinion'
  | 'office-file'
  | 'behalf'
  | 'channel-check'
  | 'province-check'
  | 'formal-check'
  | 'consultation'
  | 'addendum'
  | 'clash'
  | 'note';

type Row = Readonly<Record<Audience, Sight>>;

/**
 * A row in the order: owner, channel, government, consulted, province, supervision, assessor, official copy. The log holds
 * no value.
 */
const row = (
  owner: Sight,
  channel: Sight,
  government: Sight,
  consulted: Sight,
  province: Sight,
  supervision: Sight,
  assessor: Sight,
  copy: Sight,
): Row => ({
  owner,
  channel,
  government,
  consulted,
  province,
  supervision,
  assessor,
  'official-copy': copy,
  log: 'hidden',
});

/** Who sees what of a case (X11, X15, R2). Nothing else decides it. */
export const visibility: Readonly<Record<Part, Row>> = {
  field: row('whole', 'whole', 'whole', 'listed', 'whole', 'whole', 'whole', 'whole'),
  // Who judges needs no telephone, address or paper number: with them somebody might be reached.
  'contact-field': row('whole', 'whole', 'whole', 'listed', 'whole', 'whole', 'hidden', 'whole'),
  'sensitive-field': row('masked', 'masked', 'masked', 'hidden', 'masked', 'masked', 'hidden', 'whole'),
  'sensitive-evidence': row('whole', 'whole', 'whole', 'hidden', 'whole', 'whole', 'hidden', 'whole'),
  correction: row('whole', 'whole', 'whole', 'hidden', 'whole', 'whole', 'hidden', 'whole'),
  'correction-answer': row('whole', 'whole', 'whole', 'hidden', 'whole', 'whole', 'hidden', 'whole'),
  'correction-settler': row('hidden', 'whole', 'hidden', 'hidden', 'whole', 'whole', 'hidden', 'hidden'),
  decision: row('whole', 'whole', 'whole', 'hidden', 'whole', 'whole', 'hidden', 'whole'),
  'official-name': row('hidden', 'whole', 'whole', 'hidden', 'whole', 'whole', 'hidden', 'hidden'),
  opinion: row('hidden', 'whole', 'whole', 'hidden', 'whole', 'whole', 'hidden', 'whole'),
  'office-file': row('hidden', 'whole', 'own', 'hidden', 'whole', 'whole', 'hidden', 'hidden'),
  behalf: row('hidden', 'whole', 'whole', 'hidden', 'whole', 'whole', 'hidden', 'hidden'),
  'channel-check': row('hidden', 'whole', 'hidden', 'hidden', 'whole', 'whole', 'hidden', 'hidden'),
  'province-check': row('hidden', 'hidden', 'hidden', 'hidden', 'whole', 'whole', 'hidden', 'hidden'),
  'formal-check': row('hidden', 'hidden', 'hidden', 'hidden', 'whole', 'whole', 'hidden', 'hidden'),
  consultation: row('hidden', 'whole', 'hidden', 'own', 'whole', 'whole', 'hidden', 'hidden'),
  addendum: row('whole', 'whole', 'hidden', 'hidden', 'whole', 'whole', 'whole', 'whole'),
  clash: row('sentence', 'sentence', 'sentence', 'hidden', 'whole', 'whole', 'hidden', 'hidden'),
  note: row('hidden', 'whole', 'hidden', 'hidden', 'whole', 'whole', 'hidden', 'hidden'),
};

/** Types of field by which somebody is reached or identified. */
const contact: ReadonlySet<string> = new Set<Field['type']>(['phone', 'email', 'paper']);

/** How a part of a case, or a field's value, is shown to an audience. */
export function visible(
  what: Part | { readonly sensitive?: true | undefined; readonly type?: Field['type'] },
  audience: Audience,
): Sight {
  if (typeof what === 'string') return visibility[what][audience];
  if (what.sensitive === true) return visibility['sensitive-field'][audience];
  return visibility[contact.has(what.type ?? '') ? 'contact-field' : 'field'][audience];
}

/** Parts that tasks are, by their kind; a kind not named here is a note of the offices. */
const partOfKind: Readonly<Record<string, Part>> = {
  correction: 'correction',
  behalf: 'behalf',
  channelChecks: 'channel-check',
  provinceChecks: 'province-check',
  formalCheck: 'formal-check',
  consultation: 'consultation',
  addendum: 'addendum',
};
export const partOfTask = (kind: string): Part => (Object.hasOwn(partOfKind, kind) ? partOfKind[kind] : null) ?? 'note';

/** The sides that read whole cases, those who see most first. */
const readers: readonly Exclude<Side, 'consulted' | 'administration' | 'assessor' | 'committee'>[] = [
  'supervision',
  'province',
  'channel',
  'government',
];

/** As whom somebody with these seats reads a case: the side of theirs that sees most of it; null where none is concerned. */
export function audienceOf(seats: readonly Seat[], subject: CaseSubject): (typeof readers)[number] | null {
  return readers.find((side) => seats.some((seat) => seat.side === side && concerns(seat, subject))) ?? null;
}

/** `320100********1234`: the first 6 and last 4 characters; shorter texts keep only their last 2. */
export function mask(text: string): string {
  const keep = text.length >= 14 ? { first: 6, last: 4 } : { first: 0, last: Math.min(2, text.length) };
  return (
    text.slice(0, keep.first) +
    '*'.repeat(Math.max(0, text.length - keep.first - keep.last)) +
    text.slice(text.length - keep.last)
  );
}
