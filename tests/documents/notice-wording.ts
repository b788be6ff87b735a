import { readFixture } from '../notice/build-fixture.ts';
import { squeeze } from '../notice/normalise.ts';
import type { Piece } from '../notice/pieces.ts';

/** The sheets that print each section of the notice's attachments. */
export const printedBy: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  organisation: {
    '1.cover': ['cover'],
    '1.filling-notes': ['fillingNotes'],
    '1.pledge': ['pledge'],
    '1.1': ['basic'],
    '1.2': ['quality'],
    '1.3': ['methods'],
    '1.4': ['level'],
    '1.5': ['economy'],
    '1.6': ['responsibility'],
    '1.7': ['market'],
    '1.8': ['record'],
    '1.10': ['selfAssessment'],
    '2.coaching': ['coaching'],
  },
  individual: {
    '3.cover': ['cover'],
    '3.filling-notes': ['fillingNotes'],
    '3.pledge': ['pledge'],
    '3.1': ['personal'],
    '3.2': ['employer', 'employerOpinion'],
    '3.3': ['preliminaryOpinion'],
    '3.4': ['recommendation'],
  },
};

/** Pieces that a form prints at another place of their section than the notice's text names them: cells that reach over rows. */
const elsewhere: ReadonlySet<string> = new Set([
  'a1.3.03',
  'a1.3.05',
  'a1.7.09',
  'a3.1.04',
  'a3.1.05',
  'a3.2.20',
  'a3.2.21',
]);

const sectionOf = (piece: Piece): string => `${piece.attachment}.${piece.section}`;

/** The prescribed pieces of a section that have any wording once boxes and lines to write on are left out. */
export const piecesOf = (section: string): readonly Piece[] =>
  readFixture().filter((piece) => sectionOf(piece) === section && squeeze(piece.text) !== '');

const countIn = (text: string, words: string): number => text.split(words).length - 1;

/**
 * Ids of the pieces of a section that its printed text lacks: one that stands there less often than the pieces of the
 * section together say it, or that does not follow the piece before it.
 */
export function lacking(printed: string, section: string): readonly string[] {
  const text = squeeze(printed);
  const pieces = piecesOf(section);
  const words = pieces.map((piece) => squeeze(piece.text));
  const wanted = (one: string): number => words.reduce((sum, other) => sum + countIn(other, one), 0);
  let at = 0;
  return pieces.flatMap(({ id, text: told }, index) => {
    const one = words[index] ?? '';
    const found = text.indexOf(one, at);
    if (found >= 0 && !elsewhere.has(id)) at = found + one.length;
    const there = countIn(text, one) >= wanted(one) && (found >= 0 || elsewhere.has(id));
    return there ? [] : [`${id} ${told}`];
  });
}
