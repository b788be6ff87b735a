import type { ScoreWorkbook } from '#src/adapters/sheet/score-workbook.ts';
import { momentIn } from '#src/definition/value/day.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import type { Deps } from '../deps.ts';
import { viewerWords } from '../mark-for-viewer.ts';
import type { PrintedFile } from '../print.ts';
import { groundWords } from './ground-words.ts';
import { panelSubject } from './judged-edition.ts';
import { scoresOf } from './judged-panel.ts';
import { openScoreSheet } from './open-sheet.ts';

export type OfflineFormat = 'xlsx' | 'docx';
const types: Readonly<Record<OfflineFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const notOwn = deny('absent', '没有这张评分表，或不是您的。', 'There is no such score sheet, or it is not yours.');

/** A member takes their own sheet along as a workbook or a Word file, to be filled in without network. */
export async function takeOffline(
  deps: Deps,
  actor: Actor,
  id: string,
  format: OfflineFormat,
): Promise<PrintedFile | Denial> {
  const opened = await openScoreSheet(deps, actor, id);
  if (isDenial(opened)) return opened;
  const { sheet, panel, judged, author } = opened;
  const denial = whyNot(actor, 'review.write', panelSubject(panel));
  if (denial !== null) return denial;
  if (actor.kind !== 'user' || author.userId !== actor.id) return notOwn;
  const { edition, stage, criteria, scale } = judged;
  const at = await deps.clock.now();
  const asked = new Map(
    criteria.clauses.map(({ id: clause, prompts, summary }) => [
      clause,
      [summary?.zh, ...prompts.map(({ zh }) => zh)].filter((words) => words !== undefined).join('\n'),
    ]),
  );
  const title = `${panel.applicant ?? ''}${stage.title.zh}评分表（${author.name}）`;
  const write = await writerOf(format);
  const bytes = await write({
    sheet: sheet.id,
    version: sheet.version,
    title,
    lines: [
      `第${sheet.version}版，${momentIn(at, edition.file.timeZone)}下载`,
      await viewerWords(deps, actor, { programme: panel.programme, edition }),
    ],
    set: scoredSet(criteria),
    scale,
    scores: scoresOf(sheet),
    askedOf: (clause) => asked.get(clause) ?? '',
    groundOf: groundWords(edition, panel.class),
    at,
  });
  return { name: `${title}.${format}`, type: types[format], bytes };
}

/** Loaded when somebody first takes one: the libraries are large. */
async function writerOf(format: OfflineFormat): Promise<(book: ScoreWorkbook) => Promise<Uint8Array>> {
  if (format === 'xlsx') return (await import('#src/adapters/sheet/score-workbook.ts')).writeScoreWorkbook;
  return (await import('#src/adapters/word/score-document.ts')).writeScoreDocument;
}
