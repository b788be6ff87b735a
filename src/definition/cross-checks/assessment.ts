import { evidenceIssuer, type AssessmentFile, type ClassAssessment } from '../assessment.ts';
import type { AuthorityKind } from '../authority.ts';
import { leavesOf, type Criteria } from '../criteria.ts';
import type { Edition } from '../edition-bundle.ts';
import { pathOf } from '../problem.ts';
import { nameOfPath } from '../reference.ts';
import { compared, ratio, readRatio } from '../value/ratio.ts';
import { checkShown } from './assessment-shown.ts';
import { checkStages } from './assessment-stages.ts';
import { isScalar } from '../cell.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';
import { scalarAt } from './summary.ts';

/** Every class is judged, by criteria and scales that are there, in stages whose rules agree with each other (N4, A4.1). */
export function checkAssessment(edition: Edition, assessment: AssessmentFile, note: Note, noteAuthority: Note): void {
  for (const id of Object.keys(edition.classes))
    if (!Object.hasOwn(assessment.classes, id)) note('/classes', `it does not say how the class '${id}' is judged`);
  for (const [id, rules] of Object.entries(assessment.classes)) {
    if (!Object.hasOwn(edition.classes, id)) note(pathOf('classes', id), `there is no class '${id}'`);
    checkClassRules(edition, id, rules, note);
  }
  checkShares(assessment, note);
  checkShown(edition, assessment, note);
  checkDraws(assessment, note);
  for (const kind of ['assessors', 'committee'] as const) checkOne(edition, kind, noteAuthority);
}

function checkClassRules(edition: Edition, id: string, rules: ClassAssessment, note: Note): void {
  const at = ['classes', id];
  const sources = [rules, ...rules.stages].map(({ criteria, scale }, index) => ({
    at: index === 0 ? at : [...at, 'stages', index - 1],
    criteria: criteria ?? rules.criteria,
    scale: scale ?? rules.scale,
    own: index === 0 || criteria !== undefined || scale !== undefined,
  }));
  for (const source of sources.filter(({ own }) => own)) checkSource(edition, source, note);
  checkStages(edition.criteria, rules, at, note);
  checkOverall(edition.criteria, rules, at, note);
  checkFields(edition, id, rules, note);
}

interface Source {
  readonly at: readonly (string | number)[];
  readonly criteria: string;
  readonly scale: string;
}

/** Criteria and scale are there and fit: every scored clause has a kind that the scale has, points stand in all of them or none. */
function checkSource({ criteria, scales }: Edition, { at, ...ids }: Source, note: Note): void {
  const own = criteria[ids.criteria];
  const scale = scales?.[ids.scale];
  if (own === undefined) note(pathOf(...at, 'criteria'), `there are no criteria '${ids.criteria}'`);
  if (scale === undefined) note(pathOf(...at, 'scale'), `there is no scale '${ids.scale}'`);
  if (own === undefined) return;
  const leaves = leavesOf(own);
  const pointless = leaves.filter(({ clause }) => clause.points == null).map(({ clause }) => clause.id);
  if (pointless.length > 0 && pointless.length < leaves.length)
    note(
      pathOf(...at, 'criteria'),
      `of '${own.id}' some clauses have points, ${pointless.join(', ')} have none; give points to all or to none`,
    );
  for (const { clause, kind } of leaves)
    if (kind === null)
      note(pathOf(...at, 'criteria'), `the clause ${clause.id} of '${own.id}' has no kind to be judged by`);
  for (const kind of new Set(leaves.flatMap((leaf) => leaf.kind ?? [])))
    if (scale !== undefined && !Object.hasOwn(scale.kinds, kind))
      note(pathOf(...at, 'scale'), `the scale '${scale.id}' has no bands for the kind '${kind}'`);
}

function checkOverall(
  criteria: Readonly<Record<string, Criteria>>,
  { criteria: own, stages, overall }: ClassAssessment,
  at: readonly string[],
  note: Note,
): void {
  const { points, threshold, tieBreak } = overall;
  if (threshold !== undefined && points === null)
    note(pathOf(...at, 'overall', 'threshold'), 'there is no threshold where nothing is counted');
  if (threshold !== undefined && points !== null && compared(readRatio(threshold), ratio(points)) > 0)
    note(pathOf(...at, 'overall', 'threshold'), `${threshold} points cannot be reached; there are ${points}`);
  const clauses = new Set(
    stages.flatMap((stage) => criteria[stage.criteria ?? own]?.clauses ?? []).map((clause) => clause.id),
  );
  for (const [index, clause] of tieBreak.entries())
    if (!clauses.has(clause))
      note(pathOf(...at, 'overall', 'tieBreak', index), `no stage is judged by a clause '${clause}'`);
  for (const twice of repeated(tieBreak))
    note(pathOf(...at, 'overall', 'tieBreak'), `the clause '${twice}' stands twice`);
}

/** Fields that conflicts and fit are read from are there: single answers, and of rows a column. */
function checkFields(edition: Edition, id: string, { relations, fit }: ClassAssessment, note: Note): void {
  const definition = edition.classes[id];
  if (definition === undefined) return;
  const at = ['classes', id];
  relations.forEach(({ fields }, index) =>
    fields.forEach((dotted, which) => {
      const named = nameOfPath(definition, dotted);
      const right = named?.kind === 'column' || (named?.kind === 'field' && isScalar(named.field));
      if (!right && dotted !== evidenceIssuer)
        note(
          pathOf(...at, 'relations', index, 'fields', which),
          `'${dotted}' names no answer of the form; of rows their column is named, as in sheet.rows.column`,
        );
    }),
  );
  for (const [key, dotted] of Object.entries(fit))
    if (dotted !== undefined && scalarAt(definition, dotted) === null)
      note(pathOf(...at, 'fit', key), `'${dotted}' names no single answer of the form`);
}

/** No share of the committee is more than the whole. */
function checkShares({ decision: { quorum, majority } }: AssessmentFile, note: Note): void {
  for (const [key, share] of Object.entries({ quorum, majority }))
    if (share.of > share.in) note(pathOf('decision', key), `${share.of} of ${share.in} is more than all`);
}

/** Whoever draws needs a public value named beforehand. */
function checkDraws({ classes, draw }: AssessmentFile, note: Note): void {
  if (draw !== undefined) return;
  for (const [id, { stages }] of Object.entries(classes))
    stages.forEach(({ shortlist, timetable }, index) => {
      const at = ['classes', id, 'stages', index];
      const reason = 'a draw mixes in a public value named before; say which under /draw';
      if (shortlist?.ties === 'draw') note(pathOf(...at, 'shortlist', 'ties'), reason);
      if (timetable?.order === 'draw') note(pathOf(...at, 'timetable', 'order'), reason);
    });
}

/** Just one authority of a kind, standing over all. */
function checkOne({ authorities }: Edition, kind: AuthorityKind, note: Note): void {
  const own = authorities.flatMap((one, index) => (one.kind === kind ? [{ ...one, index }] : []));
  if (own.length !== 1)
    note('/authorities', `an edition that is judged has one authority of the kind '${kind}', here are ${own.length}`);
  for (const { id, each, of, index } of own)
    if (each !== undefined || of !== undefined)
      note(pathOf('authorities', index), `'${id}': an authority of the kind '${kind}' stands over all`);
}
