import { splitKey } from '#src/domain/form/flat.ts';
import type { CorrectionPlace } from '#src/domain/workflow/correction.ts';

/** Where in the dossier something stands that is to be corrected, as the address has it. */
export function placeToGo(place: CorrectionPlace): Readonly<Record<string, string | null>> {
  const base = { panel: null, view2: null, at: null, item: null, instance: null };
  switch (place.kind) {
    case 'field':
      return { ...base, part: place.sheet, at: place.path, instance: splitKey(place.path).instance };
    case 'sheet':
      return { ...base, part: place.sheet, instance: place.instance ?? null };
    case 'report':
      return { ...base, part: `report-${place.report}` };
    case 'evidence':
      return { ...base, part: 'evidence', item: place.item ?? null };
  }
}
