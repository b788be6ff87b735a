import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Seal } from '#src/definition/edition.ts';
import type { ApplicationData } from '../form/answers.ts';
import { instancesOf, leafKey } from './digest.ts';

export interface SealedScan {
  readonly leaf: string;
  readonly leafDigest: string;
  readonly revision: number;
  readonly file: string;
}
/** A leaf that bears seals or signatures: whose turn it is, and whether its scan is there. */
export interface ChecklistEntry {
  readonly leaf: string;
  readonly sheet: string;
  readonly title: string;
  readonly side: 'applicant' | 'office';
  readonly places: readonly Seal[];
  readonly scan: SealedScan | null;
}

/** All places of seal and signature of an application, leaf by leaf (M14). `concerns` answers a seal's `when`. */
export function sealChecklist(
  definition: ClassDefinition,
  data: ApplicationData,
  scans: readonly SealedScan[],
  concerns: (condition: string) => boolean,
): ChecklistEntry[] {
  const places = definition.seals.filter((seal) => seal.when === undefined || concerns(seal.when));
  const sheets = definition.sheets.filter((id) => places.some((seal) => seal.sheet === id));
  return sheets.flatMap((id) => {
    const sheet = definition.definitions[id];
    if (sheet === undefined || (sheet.when !== undefined && !concerns(sheet.when))) return [];
    return instancesOf(sheet, data).flatMap(({ instance, row }) => {
      const leaf = leafKey(id, instance);
      const title = row === null ? sheet.title.zh : `${sheet.title.zh}（${row['name'] ?? instance}）`;
      return [
        {
          leaf,
          sheet: id,
          title,
          side: sideOf(places, id),
          places: places.filter((seal) => seal.sheet === id),
          scan: scans.find((scan) => scan.leaf === leaf) ?? null,
        },
      ];
    });
  });
}

/** A sheet with any place the applicant's side seals is theirs to bring. */
function sideOf(places: readonly Seal[], sheet: string): 'applicant' | 'office' {
  return places.some((seal) => seal.sheet === sheet && seal.side === 'applicant') ? 'applicant' : 'office';
}

/** Leaves the applicant must still bring before submitting. */
export function missingLeaves(entries: readonly ChecklistEntry[]): readonly ChecklistEntry[] {
  return entries.filter((entry) => entry.side === 'applicant' && entry.scan === null);
}
