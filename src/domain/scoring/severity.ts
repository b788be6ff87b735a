import { connectedSets } from './connected-sets.ts';
import { inverse, type Matrix } from './inverse.ts';

/** One assessor's score of one application, in any unit (percent of the maximum, points), as a binary number. */
export interface Judged {
  readonly application: string;
  readonly assessor: string;
  readonly score: number;
}
/** An estimated effect; `error` is its standard error, null where nothing is left over to estimate it by. */
export interface Effect {
  readonly id: string;
  /** Of an assessor: how far above the mean of the set's assessors (below 0: severe). Of an application: its adjusted score. */
  readonly value: number;
  readonly error: number | null;
}
/** Applications and assessors that are bound together by common work; nothing can be said across two of them. */
export interface SeveritySet {
  readonly assessors: readonly Effect[];
  readonly applications: readonly Effect[];
  readonly scores: number;
  /** Scores less what was estimated from them. */
  readonly freedom: number;
  /** Standard deviation of what the model leaves over; null without freedom. */
  readonly residual: number | null;
}

/**
 * Severity of assessors by the additive model: score = application + assessor + rest, by least squares, assessors of a
 * set summing to 0 (two-way crossed classification without interaction, unbalanced: S. R. Searle, Linear Models, Wiley
 * 1971, chapter 7). With N the table of who judged what, R and C its row and column sums, the assessors' effects solve
 * (C − NᵀR⁻¹N)s = c − NᵀR⁻¹r; errors come from the inverse and the mean square of what is left over. Each connected set is
 * a model of its own. Sets and members come sorted by id: the order of the scores has no influence.
 */
export function severity(judged: readonly Judged[]): readonly SeveritySet[] {
  const sorted = judged.toSorted((a, b) => byText(a.application, b.application) || byText(a.assessor, b.assessor));
  return connectedSets(sorted).map(fit);
}

function fit(scores: readonly Judged[]): SeveritySet {
  const applications = [...new Set(scores.map((one) => one.application))];
  const assessors = [...new Set(scores.map((one) => one.assessor))].toSorted(byText);
  const cells = scores.map((one) => ({
    row: applications.indexOf(one.application),
    column: assessors.indexOf(one.assessor),
    score: one.score,
  }));
  const rows = applications.map((_, row) => cells.filter((cell) => cell.row === row));
  const { matrix, right } = reduced(rows, assessors.length);
  const solved = inverse(matrix);
  const effects = solved.map((line) => dot(line, right));
  const values = rows.map((row) => mean(row.map(({ score, column }) => score - effects[column]!)));
  const freedom = scores.length - applications.length - assessors.length + 1;
  const left = sumOf(cells.map(({ row, column, score }) => (score - values[row]! - effects[column]!) ** 2));
  const variance = freedom > 0 ? left / freedom : null;
  const size = assessors.length;
  const errorOf = (factor: number): number | null =>
    variance === null ? null : Math.sqrt(variance * Math.max(0, factor));
  return {
    // Adding 1/size to each cell made the matrix invertible; it stands in the inverse and is taken out again.
    assessors: assessors.map((id, at) => ({ id, value: effects[at]!, error: errorOf(solved[at]![at]! - 1 / size) })),
    applications: applications.map((id, at) => ({
      id,
      value: values[at]!,
      error: errorOf(
        1 / rows[at]!.length +
          sumOf(rows[at]!.flatMap((a) => rows[at]!.map((b) => solved[a.column]![b.column]! - 1 / size))) /
            rows[at]!.length ** 2,
      ),
    })),
    scores: scores.length,
    freedom,
    residual: variance === null ? null : Math.sqrt(variance),
  };
}

interface Cell {
  readonly column: number;
  readonly score: number;
}

/** Normal equations of the assessors after the applications are taken out, with 1/size added in every cell. */
function reduced(
  rows: readonly (readonly Cell[])[],
  size: number,
): { readonly matrix: Matrix; readonly right: number[] } {
  const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 1 / size));
  const right = Array.from({ length: size }, () => 0);
  for (const row of rows) {
    const average = mean(row.map(({ score }) => score));
    for (const { column, score } of row) {
      matrix[column]![column]! += 1;
      right[column]! += score - average;
      for (const other of row) matrix[column]![other.column]! -= 1 / row.length;
    }
  }
  return { matrix, right };
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
const mean = (all: readonly number[]): number => sumOf(all) / all.length;
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, index) => sum + one * b[index]!, 0);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
