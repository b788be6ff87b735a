import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { FlatAnswers } from '#src/domain/form/flat.ts';
import { judging, type PanelMember } from '#src/domain/judging/panel-state.ts';
import type { MemberPercents } from '#src/domain/scoring/combine.ts';
import { readScores } from '#src/domain/scoring/score-sheet.ts';
import type { Panel } from '#src/store/panels.ts';
import type { ScoreSheet } from '#src/store/score-sheets.ts';
import { isDenial } from '#src/domain/denial.ts';
import type { Deps } from '../deps.ts';
import { stageOf, type JudgedStage } from './judged-edition.ts';

/** The stage of a panel by the edition it was published under: later amendments do not change what is being scored. */
export function judgedOf(
  deps: Pick<Deps, 'editions'>,
  panel: Pick<Panel, 'processDigest' | 'class' | 'stage'>,
): JudgedStage {
  const edition = deps.editions.byDigest(panel.processDigest);
  const { assessment } = edition;
  const rules = assessment?.classes[panel.class];
  if (assessment === undefined || rules === undefined)
    throw new Error(`edition ${edition.digest} judges no ${panel.class}`);
  const judged = stageOf({ edition, assessment, rules }, panel.stage);
  if (isDenial(judged)) throw new Error(`edition ${edition.digest} has no stage ${panel.stage}`);
  return judged;
}

export interface MemberSheet {
  readonly member: PanelMember;
  readonly sheet: ScoreSheet;
}

/** The sheets that count, each with its member: of those who take part and have no conflict. */
export const memberSheets = (panel: Panel, sheets: readonly ScoreSheet[]): readonly MemberSheet[] =>
  judging(panel.members).flatMap((member) => {
    const sheet = sheets.find((one) => one.kind === 'individual' && one.assessorId === member.assessorId);
    return sheet === undefined ? [] : [{ member, sheet }];
  });

/** The sheets that were handed in as percents of each member; those left unfinished count for nothing. */
export const percentsOfMembers = (counting: readonly MemberSheet[]): readonly MemberPercents[] =>
  counting
    .filter(({ sheet }) => sheet.state === 'submitted')
    .map(({ member, sheet }) => ({ assessor: member.assessorId, percents: readScores(sheet.body).percents }));

/** The panel's own sheet, once its consensus has begun. */
export const consensusSheet = (sheets: readonly ScoreSheet[]): ScoreSheet | null =>
  sheets.find((sheet) => sheet.kind === 'consensus') ?? null;

/** The record of the panel's site visit; null in stages that are none. */
export const visitSheet = (sheets: readonly ScoreSheet[]): ScoreSheet | null =>
  sheets.find((sheet) => sheet.kind === 'visit') ?? null;

/** SHA-256 over the canonical JSON of what a sheet says: what its printed copy and its event bear. */
export const sheetDigest = (sheet: { readonly body: FlatAnswers }): string =>
  createHash('sha256')
    .update(canonicalize(sheet.body) ?? '')
    .digest('hex');

/** What a sheet holds, as scores and comments. */
export const scoresOf = (sheet: { readonly body: FlatAnswers }) => readScores(sheet.body);
