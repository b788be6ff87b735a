import { halfWidth } from '../form/typed-text.ts';
import { readAgreement, type Agreement } from './agreement-text.ts';
import { readAnchor, type Anchor } from './anchor.ts';
import { percentIn } from './band.ts';
import { scorePath, type SheetBody } from './score-path.ts';

/** A comment: a strength (优势) or an opportunity for improvement (改进空间), with what it rests on. */
export interface ScoreNote {
  readonly id: string;
  readonly kind: 'strength' | 'opportunity' | null;
  /** The clause it belongs to; null while none is chosen. */
  readonly item: string | null;
  readonly text: string;
  readonly quote: string;
  readonly anchor: Anchor | null;
  /** Comments that it merges, as `id` or `assessor:id`. */
  readonly from: readonly string[];
}
/** What a score sheet says, by clause; a percent that cannot be read is left out, as if none were given. */
export interface Scores {
  readonly percents: Readonly<Record<string, number>>;
  /** Bands of single dimensions, an aid that has no points. */
  readonly dimensions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly remarks: Readonly<Record<string, string>>;
  readonly notes: readonly ScoreNote[];
  /** Of a consensus sheet: why the percent is what it is, what each member said, and what was talked over. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly said: Readonly<Record<string, Readonly<Record<string, Agreement>>>>;
  readonly discussed: readonly string[];
}

/** Reads a sheet's flat body; what it holds was let in by `refuseScore`. */
export function readScores(body: SheetBody): Scores {
  const texts = textsOf(body);
  const inItems = texts.filter(({ head }) => head === 'item');
  const about = (part: string): readonly [string, string][] =>
    inItems.filter(({ third }) => third === part).map(({ clause, value }) => [clause, value]);
  return {
    percents: Object.fromEntries(
      about('percent').flatMap(([clause, value]) => {
        const percent = percentIn(value);
        return percent === null ? [] : [[clause, percent]];
      }),
    ),
    dimensions: nested(
      inItems
        .filter(({ third }) => third === 'dimension')
        .map(({ clause, fourth, value }) => [clause, fourth, Number(halfWidth(value))]),
    ),
    remarks: Object.fromEntries(about('note')),
    notes: readNotes(body),
    reasons: Object.fromEntries(about('reason')),
    said: nested(
      texts
        .filter(({ head }) => head === 'agree')
        .flatMap(({ clause, third, value }): [string, string, Agreement][] => {
          const said = readAgreement(value);
          return said === null ? [] : [[clause, third, said]];
        }),
    ),
    discussed: texts
      .filter(({ head }) => head === 'discussed')
      .map(({ clause }) => clause)
      .toSorted(),
  };
}

interface TextAt {
  readonly head: string;
  readonly clause: string;
  readonly third: string;
  readonly fourth: string;
  readonly value: string;
}

/** Texts that are not empty, with the steps of their path. */
function textsOf(body: SheetBody): readonly TextAt[] {
  return Object.entries(body).flatMap(([path, value]) => {
    if (typeof value !== 'string' || value.trim() === '') return [];
    const [head = '', clause = '', third = '', fourth = ''] = path.split('/');
    return [{ head, clause, third, fourth, value }];
  });
}

function nested<T>(
  rows: readonly (readonly [string, string, T])[],
): Readonly<Record<string, Readonly<Record<string, T>>>> {
  return Object.fromEntries(
    [...Map.groupBy(rows, ([outer]) => outer)].map(([outer, inner]) => [
      outer,
      Object.fromEntries(inner.map(([, key, value]) => [key, value])),
    ]),
  );
}

function readNotes(body: SheetBody): readonly ScoreNote[] {
  return listAt(body, scorePath.notes).map((id) => {
    const kind = textAt(body, scorePath.comment(id, 'kind'));
    const item = textAt(body, scorePath.comment(id, 'item'));
    return {
      id,
      kind: kind === 'strength' || kind === 'opportunity' ? kind : null,
      item: item === '' ? null : item,
      text: textAt(body, scorePath.comment(id, 'text')),
      quote: textAt(body, scorePath.comment(id, 'quote')),
      anchor: readAnchor(textAt(body, scorePath.comment(id, 'anchor'))),
      from: listAt(body, scorePath.comment(id, 'from')),
    };
  });
}

function textAt(body: SheetBody, path: string): string {
  const value = Object.hasOwn(body, path) ? body[path] : undefined;
  return typeof value === 'string' ? value : '';
}

function listAt(body: SheetBody, path: string): readonly string[] {
  const value = Object.hasOwn(body, path) ? body[path] : undefined;
  return value === undefined || typeof value === 'string' ? [] : value;
}
