import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Letter, LetterAnnex } from '#src/definition/letter.ts';
import { isShown, partsOf } from './letter-blocks.ts';
import { factsOf, type Facts, type LetterInput } from './letter-input.ts';
import { densePage, officialPage, type LetterDocument, type LetterPart, type LetterSection } from './letter.ts';
import { dayWords, signatureIndents, titleLines } from './letter-words.ts';

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
    head: letter.layout === 'letter' ? input.head.issuer : null,
    size: letter.size ?? 16,
    fit: letter.fit === true,
    page: letter.fit === true ? densePage : officialPage,
    sections: [mainSection(letter, facts, input, annexes), ...annexes.map((annex) => annexSection(annex, facts))],
  };
}

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
  const title: LetterPart = { p: 'title', lines: titleLines(facts.fill(letter.heading), titleRoom) };
  const listed = [...annexes.flatMap((annex) => annex.listed ?? []), ...(letter.enclosures ?? [])];
  return {
    parts: [
      // A 函 has its number above the title, at the right; a notice under it.
      ...(letter.layout === 'letter' ? [...number, title] : [title, ...number]),
      ...(letter.addressee === undefined ? [] : [{ p: 'addressee', text: facts.fill(letter.addressee) } as const]),
      ...partsOf(letter.blocks, facts),
      ...(listed.length === 0
        ? []
        : [{ p: 'annexList', items: numbered(listed.map((one) => facts.fill(one))) } as const]),
      ...(letter.signature === undefined ? [] : [signature(facts.fill(letter.signature), dayWords(head.date))]),
      ...(letter.note === undefined ? [] : [{ p: 'note', text: facts.fill(letter.note) } as const]),
    ],
  };
}

/** Annexes are numbered where there are several. */
const numbered = (items: readonly string[]): readonly string[] =>
  items.length === 1 ? items : items.map((item, index) => `${index + 1}.${item}`);

function numberPart({ openNumber }: Letter, facts: Facts, given: string | null): readonly LetterPart[] {
  if (openNumber === undefined) return [];
  return [{ p: 'number', text: given ?? facts.fill(openNumber), open: given === null }];
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
