import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Volume } from '#src/definition/edition.ts';
import type { ApplicationData } from '../form/answers.ts';
import { canonicalDigest } from './digest.ts';

/** What was frozen of one revision, as far as volumes are made of it. */
export interface FrozenContent {
  readonly definition: ClassDefinition;
  readonly data: ApplicationData;
  /** Digest of each leaf of the applicant's side. */
  readonly leaves: Readonly<Record<string, string>>;
}

/** Digest of what each volume of a class says in one revision; leaves of the offices are filled later and stand outside. */
export function volumeContents(frozen: FrozenContent): Readonly<Record<string, string>> {
  return Object.fromEntries(
    frozen.definition.volumes.map((volume) => [
      volume.id,
      canonicalDigest(volume.parts.map((part) => partContent(frozen, part))),
    ]),
  );
}

function partContent({ data, leaves }: FrozenContent, part: Volume['parts'][number]): unknown {
  if ('sheets' in part) return leavesOf(leaves, part.sheets);
  if ('report' in part) return data.reports[part.report] ?? null;
  if ('evidence' in part) return data.evidence;
  // Files kept with the form are named by the answers of their sheet.
  return leavesOf(leaves, [part.files.split('.')[0] ?? '']);
}

/** Leaves of some sheets with their digests. */
export const leavesOf = (
  leaves: FrozenContent['leaves'],
  sheets: readonly string[],
): readonly (readonly [string, string])[] => Object.entries(leaves).filter(([leaf]) => sheets.includes(sheetOf(leaf)));

/** The sheet of a leaf: `level` of `level:p1`. */
export const sheetOf = (leaf: string): string => leaf.split(':')[0] ?? '';
