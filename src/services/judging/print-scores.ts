import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { consensusRecord } from '#src/documents/consensus-record.ts';
import type { LetterDocument } from '#src/documents/letter.ts';
import { scoreSheetPrint, type JudgedPrint } from '#src/documents/score-sheet.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import type { NamedPanel } from '#src/store/panels.ts';
import type { Deps } from '../deps.ts';
import { viewerWords } from '../mark-for-viewer.ts';
import type { PrintedFile } from '../print.ts';
import { groundWords } from './ground-words.ts';
import type { JudgedStage } from './judged-edition.ts';
import { scoresOf, sheetDigest } from './judged-panel.ts';
import { openScoreSheet } from './open-sheet.ts';
import { openRecord } from './open-record.ts';

export type Format = 'pdf' | 'docx';

/** One assessor's sheet as PDF or Word, for whoever may see it; each copy bears who took it and when (X12). */
export async function printScoreSheet(
  deps: Deps,
  actor: Actor,
  id: string,
  format: Format,
): Promise<PrintedFile | Denial> {
  const opened = await openScoreSheet(deps, actor, id);
  if (isDenial(opened)) return opened;
  const { sheet, panel, judged, author } = opened;
  const letter = scoreSheetPrint({
    ...judgedPrint(panel, judged),
    assessor: author.name,
    scores: scoresOf(sheet),
    state: sheet.state,
    version: sheet.version,
    digest: sheet.digest ?? sheetDigest(sheet),
    at: new Date(sheet.submittedAt ?? sheet.savedAt),
  });
  return await printFor(deps, actor, panel, judged, letter, format);
}

/** A panel's record as PDF or Word: a draft until it is agreed, then with the digest that the signed scan is checked by. */
export async function printRecord(
  deps: Deps,
  actor: Actor,
  panelId: string,
  format: Format,
): Promise<PrintedFile | Denial> {
  const opened = await openRecord(deps, actor, panelId);
  if (isDenial(opened)) return opened;
  const { panel, judged, ...record } = opened;
  const letter = consensusRecord({ ...judgedPrint(panel, judged), ...record, at: new Date(record.at) });
  return await printFor(deps, actor, panel, judged, letter, format);
}

const judgedPrint = (panel: NamedPanel, { edition, stage, criteria, scale, rules }: JudgedStage): JudgedPrint => ({
  edition,
  stage: stage.title,
  applicant: panel.applicant ?? '',
  number: panel.number ?? '',
  set: scoredSet(criteria),
  scale,
  places: rules.overall.places,
  groundOf: groundWords(edition, panel.class),
});

/** A PDF bears the viewer's words across each page; a Word file, which is edited, as its first line. */
async function printFor(
  deps: Deps,
  actor: Actor,
  { programme }: NamedPanel,
  { edition }: JudgedStage,
  letter: LetterDocument,
  format: Format,
): Promise<PrintedFile> {
  const words = actor.kind === 'user' ? await viewerWords(deps, actor, { programme, edition }) : '';
  if (format === 'docx') return (await deps.print.letter(withWords(letter, words))).docx;
  const { pdf } = await deps.print.letter(letter);
  const marked = await deps.print.mark(pdf.bytes, pdf.type, words);
  if (marked === null) throw new Error(`a print of our own cannot be marked: ${letter.id}`);
  return { ...pdf, bytes: marked };
}

const withWords = (letter: LetterDocument, words: string): LetterDocument => ({
  ...letter,
  sections: letter.sections.map((section, index) =>
    index === 0 ? { parts: [{ p: 'para', text: words, look: 'small' }, ...section.parts] } : section,
  ),
});
