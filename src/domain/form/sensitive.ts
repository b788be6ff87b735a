import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Address, ApplicationData } from './answers.ts';
import { partsOf, spotsOf } from './walk.ts';

/** Addresses of all typed texts that are sealed at rest and masked on screen. */
export function sensitiveAddresses(
  definition: ClassDefinition,
  data: Pick<ApplicationData, 'answers'>,
): readonly Address[] {
  return partsOf(definition, data).flatMap((part) =>
    spotsOf(part)
      .filter((spot) => spot.typed !== '' && (spot.field.sensitive === true || spot.whole.sensitive === true))
      .map((spot) => ({ sheet: part.sheet.id, instance: part.instance, path: spot.path })),
  );
}
