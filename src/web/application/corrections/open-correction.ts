import { flatKey, splitKey } from '#src/domain/form/flat.ts';
import type { CorrectionPlace } from '#src/domain/workflow/correction.ts';
import type { CorrectionItemPage, CorrectionPage } from '../../api/types.ts';
import { usePage } from '../../book/hooks.ts';

/** The correction that the applicant is at; null where none is open. */
export function useOpenCorrection(): CorrectionPage | null {
  return usePage().corrections.find((one) => one.state === 'open') ?? null;
}

const none: readonly CorrectionItemPage[] = [];

/** What is asked for in one part of the dossier: a sheet, a report, the evidence. */
export function useAskedIn(part: (place: CorrectionPlace) => boolean): readonly CorrectionItemPage[] {
  const open = useOpenCorrection();
  return open === null ? none : open.items.filter((item) => part(item.place));
}

export const isAnswered = ({ answer }: CorrectionItemPage): boolean => answer !== null && answer.trim() !== '';

/** The line of the contents that something to be corrected belongs to. */
export function sectionOf(place: CorrectionPlace): string {
  switch (place.kind) {
    case 'report':
      return `report-${place.report}`;
    case 'evidence':
      return 'evidence';
    default:
      return place.sheet;
  }
}

/** Where on the application's pages it stands. */
export function addressOfPlace(application: string, place: CorrectionPlace): string {
  const base = `/applications/${application}`;
  const query = (words: Readonly<Record<string, string>>): string => {
    const given = Object.entries(words).filter(([, value]) => value !== '');
    return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
  };
  switch (place.kind) {
    case 'field': {
      const { instance, path } = splitKey(place.path);
      return `${base}/sheet/${place.sheet}${query({ instance, at: flatKey(instance, path) })}`;
    }
    case 'sheet':
      return `${base}/sheet/${place.sheet}${query({ instance: place.instance ?? '' })}`;
    case 'report':
      return `${base}/report/${place.report}`;
    case 'evidence':
      return `${base}/evidence${query({ item: place.item ?? '', category: place.category ?? '' })}`;
  }
}
