import { readShare } from '#src/domain/ballot/share.ts';
import { isDenial } from '#src/domain/denial.ts';

/** Which groups of a share are mistyped; none while it has not its full length. */
export function wrongGroups(typed: string): readonly number[] {
  const read = readShare(typed);
  if (!isDenial(read)) return [];
  const { groups } = (read.detail ?? {}) as { readonly groups?: readonly number[] };
  return groups ?? [];
}

/** What of a typed or pasted ballot number is compared: its hex signs. */
export const numberIn = (typed: string): string => typed.toLowerCase().replace(/[^0-9a-f]/gu, '');
