import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Letter, LetterAnnex } from '#src/definition/letter.ts';
import { isShown, partsOf } from './letter-blocks.ts';
import { factsOf, type Facts, type LetterInput } from './letter-input.ts';
import {
  densePage,
  officialPage,
  type AnnexItem,
  type LetterDocument,
  type LetterPart,
  type LetterSection,
  type Mast,
} from './letter.ts';
import { dayWords, mastOf, signatureIndents, titleLines } from './letter-words.ts';

/** Characters of a title in 二号 on one line. */
const titleRoom = 20;

/** A letter of the edition, filled. Throws where the edition has no such letter or the input is of another kind. */
export function letterOf(edition: Edition, letterId: string, input: LetterInput): LetterDocument {
  const letter = templateOf(edition, letterId, input);
  const facts = factsOf(edition, input);
  const annexes = (letter.annexes ?? []).filter((annex) => isShown(annex, facts));
  return {
    id: letter.id,
    title: facts.fill(letter.heading).replaceAll('\n', ''),
    author: input.head.issuer,
    date: input.head.date ?? edition.file.window.from,
    layout: letter.layout,
    head: headOf(letter, input),
    size: letter.size ?? 16,
    fit: letter.fit === true,
    page: letter.fit === true ? densePage : officialPage,
    sections: withImprint(
      [mainSection(letter, facts, input, annexes), ...annexes.map((annex) => annexSection(annex, facts))],
      imprintOf(letter, facts, input),
    ),
  };
}

/** 发文机关标志: 170 mm wide over a 函; as wide as the text, and with 文件, over a document. */
function headOf({ layout }: Letter, { head: { issuer } }: LetterInput): Mast | null {
  if (layout === 'letter') return mastOf(issuer, 168, 36);
  return layout === 'document' ? mastOf(`${issuer}文件`, 156, 48) : null;
}

/** 版记: a 函 has no more than 抄送 there, without lines. */
function imprintOf({ layout, copies }: Letter, facts: Facts, { head }: LetterInput): LetterPart | null {
  const to = copies === undefined ? null : facts.prose(copies);
  if (layout === 'document')
    return { p: 'imprint', copies: to, printed: { issuer: head.issuer, date: `${dayWords(head.date)}印发` } };
  return layout === 'letter' && to !== null ? { p: 'imprint', copies: to, printed: null } : null;
}

const withImprint = (sections: readonly LetterSection[], imprint: LetterPart | null): readonly LetterSection[] =>
  sections.map(({ parts }, index) =>
    imprint !== null && index === sections.length - 1 ? { parts: [...parts, imprint] } : { parts },
  );

/** Paragraphs of a letter as plain text, a line each: what is put on an opinion's leaf, to be edited there. */
export function letterText(edition: Edition, letterId: string, input: LetterInput): string {
  const facts = factsOf(edition, input);
  return partsOf(templateOf(edition, letterId, input).blocks, facts)
    .flatMap((part) => (part.p === 'para' ? [part.text] : []))
    .join('\n');
}

function templateOf(edition: Edition, id: string, input: LetterInput): Letter {
  const letter = edition.letters?.find((one) => one.id === id);
  if (letter === undefined) throw new RangeError(`the edition has no letter '${id}'`);
  if (letter.kind !== input.kind)
    throw new RangeError(`the letter '${id}' is of kind ${letter.kind}, not ${input.kind}`);
  return letter;
}

function mainSection(
  letter: Letter,
  facts: Facts,
  { head }: LetterInput,
  annexes: readonly LetterAnnex[],
): LetterSection {
  const number = numberPart(letter, facts, head.number);
  const title: LetterPart = { p: 'title', lines: titleLines(facts.prose(letter.heading), titleRoom) };
  const listed = [...annexes.flatMap((annex) => annex.listed ?? []), ...(letter.enclosures ?? [])];
  return {
    parts: [
      // What bears the name of the office has its number above the title; a notice under it.
      ...(letter.layout === 'letter' || letter.layout === 'document' ? [...number, title] : [title, ...number]),
      ...(letter.addressee === undefined ? [] : [{ p: 'addressee', text: facts.prose(letter.addressee) } as const]),
      ...partsOf(letter.blocks, facts),
      ...(listed.length === 0
        ? []
        : [{ p: 'annexList', items: numbered(listed.map((one) => facts.fill(one))) } as const]),
      ...(letter.signature === undefined ? [] : [signature(facts.fill(letter.signature), dayWords(head.date))]),
      ...(letter.note === undefined ? [] : [{ p: 'note', text: facts.prose(letter.note) } as const]),
    ],
  };
}

/** Annexes are numbered where there are several. */
const numbered = (items: readonly string[]): readonly AnnexItem[] =>
  items.map((text, index) => ({ mark: items.length === 1 ? '' : `${index + 1}.`, text }));

/** Room for the name of who signs, which is known once it is signed. */
const signer = '签发人：　　　　';
const places = { letter: 'right', document: 'head', notice: 'title', sheet: 'title' } as const;

function numberPart({ openNumber, layout, upward }: Letter, facts: Facts, given: string | null): readonly LetterPart[] {
  // A document has its red line under the place of the number, even where it bears none.
  if (openNumber === undefined && layout !== 'document') return [];
  return [
    {
      p: 'number',
      text: given ?? facts.fill(openNumber ?? ''),
      open: given === null,
      place: places[layout],
      signer: upward === true ? signer : null,
    },
  ];
}

function signature(issuer: string, date: string): LetterPart {
  const indents = signatureIndents(issuer, date);
  return { p: 'signature', issuer, date, issuerIndent: indents.issuer, dateIndent: indents.date };
}

function annexSection(annex: LetterAnnex, facts: Facts): LetterSection {
  return {
    parts: [
      ...(annex.mark === undefined ? [] : [{ p: 'mark', text: facts.fill(annex.mark) } as const]),
      { p: 'title', lines: titleLines(facts.fill(annex.heading), titleRoom) },
      ...partsOf(annex.blocks, facts),
    ],
  };
}
