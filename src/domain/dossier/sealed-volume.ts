import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Volume } from '#src/definition/edition.ts';

/** A volume that is also made with the scans of its leaves in their places, and the name of that file. */
export interface SealedVolume {
  readonly name: string;
  readonly volume: Volume;
}

/** The volumes of a class that hold leaves. */
export function sealedVolumes({ volumes, definitions }: ClassDefinition): readonly SealedVolume[] {
  return volumes
    .filter(({ parts }) =>
      parts.some((part) => 'sheets' in part && part.sheets.some((id) => definitions[id]?.leaf !== undefined)),
    )
    .map((volume) => ({ name: `volume-${volume.id.toLowerCase()}-sealed.pdf`, volume }));
}
