import type { Text } from '#src/definition/text.ts';

/** What does not hold, or could not be checked: the file of the export, its line where it has lines, a JSON Pointer into that. */
export interface Finding extends Text {
  readonly file: string;
  readonly line: number | null;
  readonly path: string;
}
export type Place = Pick<Finding, 'file'> & Partial<Pick<Finding, 'line' | 'path'>>;

export const checkIds = [
  'files',
  'editions',
  'chains',
  'roots',
  'acts',
  'pool',
  'assignments',
  'draws',
  'scores',
  'panels',
  'stages',
  'committee',
  'motions',
  'ballots',
  'outcomes',
  'objections',
  'feedback',
] as const;
export type CheckId = (typeof checkIds)[number];

/** What one check came to: how many things were recomputed, what does not hold, and what could not be checked and why. */
export interface Checked {
  readonly check: CheckId;
  readonly count: number;
  readonly findings: readonly Finding[];
  readonly skipped: readonly Finding[];
}

/** Collects what a check finds. */
export interface Checking {
  /** One thing more was recomputed. */
  readonly one: () => void;
  readonly wrong: (place: Place, zh: string, en: string) => void;
  readonly skip: (place: Place, zh: string, en: string) => void;
  readonly done: () => Checked;
}

export function checking(check: CheckId): Checking {
  const findings: Finding[] = [];
  const skipped: Finding[] = [];
  let count = 0;
  const at = ({ file, line = null, path = '' }: Place, zh: string, en: string): Finding => ({
    file,
    line,
    path,
    zh,
    en,
  });
  return {
    one: () => {
      count += 1;
    },
    wrong: (place, zh, en) => {
      findings.push(at(place, zh, en));
    },
    skip: (place, zh, en) => {
      skipped.push(at(place, zh, en));
    },
    done: () => ({ check, count, findings, skipped }),
  };
}
