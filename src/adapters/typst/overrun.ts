import type { PrintSheet } from '#src/documents/print.ts';

/** Where a sheet begins or ends: physical page, and points from its top edge. */
export interface Place {
  readonly name: string;
  readonly end: boolean;
  readonly page: number;
  readonly y: number;
}

/** Top margin and height of the text, in points (24 mm and 246 mm). */
const top = 68;
const high = 697;
/** A last page filled less than this holds only leftovers. */
const leftover = 0.15;

/** Anchors of the sheets that would gain by being set tighter: leaves of two pages, others with a few lines alone on their last page. */
export function overrunning(sheets: readonly PrintSheet[], places: readonly Place[]): readonly string[] {
  return sheets
    .filter((sheet) =>
      overruns(
        sheet,
        places.filter((place) => place.name === sheet.anchor),
      ),
    )
    .map((sheet) => sheet.anchor);
}

function overruns(sheet: PrintSheet, places: readonly Place[]): boolean {
  const begin = places.find((place) => !place.end);
  const end = places.find((place) => place.end);
  if (begin === undefined || end === undefined || end.page === begin.page) return false;
  return sheet.leaf || end.y - top < high * leftover;
}
