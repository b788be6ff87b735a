import { z } from 'zod';
import { ConflictSource, ConflictWeight, evidenceIssuer, type ClassAssessment } from '#src/definition/assessment.ts';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { RowsField } from '#src/definition/field.ts';
import { Text } from '#src/definition/text.ts';
import type { ApplicationData, MatrixAnswer, Row, SheetAnswers } from '../form/answers.ts';
import { findEntry } from '../form/code-list.ts';
import { textAt } from '../form/identity.ts';
import { namesIn, organisationCore, personCore } from './normalise.ts';

const Compared = z.enum(['name', 'employer', 'formerEmployers', 'bodies']);
export type Compared = z.infer<typeof Compared>;

/** A name of a dossier that must not be an assessor's own, with the place it stands in. */
export const NamedGround = z.object({
  source: ConflictSource,
  weight: ConflictWeight,
  with: z.array(Compared),
  text: z.string(),
  place: Text,
  /** `text` is prose in which a name may stand, not a name. */
  prose: z.boolean(),
  /** The names in `text` as those of people and of organisations are compared. */
  people: z.array(z.string()),
  houses: z.array(z.string()),
});
export type NamedGround = z.infer<typeof NamedGround>;

/** Grows when names are read out or normalised otherwise: what was kept before is read out anew. */
export const groundsVersion = 1;

/** All of an application that a conflict can be computed from. */
export const Grounds = z.object({
  names: z.array(NamedGround),
  /** The applicant's city as the code of its list; null where it is blank or no code. */
  city: z.object({ code: z.string(), name: Text, place: Text }).nullable(),
});
export type Grounds = z.infer<typeof Grounds>;

/** An addition to the disclosure of coaching (A2.1) in its own words. */
export interface CoachingAddition {
  readonly day: string;
  readonly text: string;
}

const all: readonly Compared[] = ['name', 'employer', 'formerEmployers', 'bodies'];

/** Reads out of a dossier and its additions what the class's relations name (A2.2), and the applicant's city. */
export function groundsOf(
  edition: Edition,
  { definition, assessment }: { readonly definition: ClassDefinition; readonly assessment: ClassAssessment },
  data: ApplicationData,
  additions: readonly CoachingAddition[],
): Grounds {
  const names = assessment.relations.flatMap((relation) =>
    relation.fields.flatMap((field) =>
      textsAt(definition, data, field).map(({ text, place }): NamedGround => {
        const { source, weight } = relation;
        return {
          source,
          weight,
          with: [...(relation.with ?? all)],
          text,
          place,
          prose: false,
          ...coresOf([text, ...namesIn(text)]),
        };
      }),
    ),
  );
  return { names: [...names, ...additions.map(ofAddition)], city: cityOf(edition, definition, data) };
}

const ofAddition = ({ day, text }: CoachingAddition): NamedGround => ({
  source: 'coaching',
  weight: 'soft',
  with: ['name', 'employer', 'bodies'],
  text,
  place: { zh: `${day}补充的辅导情况`, en: `Addition on coaching of ${day}` },
  prose: true,
  ...coresOf([text]),
});

const coresOf = (names: readonly string[]): Pick<NamedGround, 'people' | 'houses'> => ({
  people: [...new Set(names.map(personCore))],
  houses: [...new Set(names.map(organisationCore))],
});

interface Placed {
  readonly text: string;
  readonly place: Text;
}

/** Every filled text at a dotted field, in all instances and rows. */
function textsAt(definition: ClassDefinition, data: ApplicationData, dotted: string): readonly Placed[] {
  if (dotted === evidenceIssuer) return issuersOf(data);
  const [sheet = '', field = '', column = '', cell = ''] = dotted.split('.');
  const known = definition.definitions[sheet];
  const asked = known?.fields[field];
  const answers = data.answers[sheet];
  if (known === undefined || asked === undefined || answers === undefined) return [];
  const instances = Array.isArray(answers) ? (answers as readonly SheetAnswers[]) : [answers as SheetAnswers];
  const values = instances.flatMap((one): Placed[] => {
    const value = one[field];
    if (typeof value === 'string') return [{ text: value, place: between(known.title, asked.label) }];
    if (asked.type === 'matrix')
      return [
        { text: (value as MatrixAnswer | undefined)?.[column]?.[cell] ?? '', place: between(known.title, asked.label) },
      ];
    return asked.type === 'rows' && Array.isArray(value)
      ? (value as readonly Row[]).map((row, index) => ofRow(known.title, asked, column, row, index + 1))
      : [];
  });
  return values.filter(({ text }) => text.trim() !== '');
}

function ofRow(title: Text, field: RowsField, column: string, row: Row, number: number): Placed {
  const { zh, en } = between(title, field.columns[column]?.label ?? field.label);
  return { text: row[column] ?? '', place: { zh: `${zh}（第${number}行）`, en: `${en} (row ${number})` } };
}

const between = (title: Text, label: Text): Text => ({
  zh: `${title.zh}·${label.zh}`,
  en: `${title.en}, ${label.en}`,
});

const issuersOf = ({ evidence }: ApplicationData): readonly Placed[] =>
  evidence
    .filter(({ issuer }) => issuer.trim() !== '')
    .map(({ issuer, title }) => ({
      text: issuer,
      place: { zh: `证明材料“${title}”的发证机构`, en: `Issuer of the evidence “${title}”` },
    }));

/** The code list that a dotted field of a class is chosen from; null where it is free text. */
export function codeListAt(edition: Edition, definition: ClassDefinition, dotted: string | undefined) {
  const [sheet = '', field = ''] = (dotted ?? '').split('.');
  const asked = definition.definitions[sheet]?.fields[field];
  return asked?.type === 'code' ? (edition.codes[asked.list] ?? null) : null;
}

function cityOf(edition: Edition, definition: ClassDefinition, data: ApplicationData): Grounds['city'] {
  const { region } = definition.identity;
  const list = codeListAt(edition, definition, region);
  const typed = textAt(data, region);
  const entry = list === null || typed === '' ? undefined : findEntry(list, typed);
  const [sheet = '', field = ''] = region.split('.');
  const known = definition.definitions[sheet];
  const label = known?.fields[field]?.label;
  return entry === undefined || known === undefined || label === undefined
    ? null
    : { code: entry.code, name: { zh: entry.zh, en: entry.en }, place: between(known.title, label) };
}
