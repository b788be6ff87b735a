import type { Edition } from '#src/definition/edition-bundle.ts';
import { daysLeft, type Period } from '#src/domain/award/notice-period.ts';
import { useAwardEdition, useMatter } from '../../jury/use-jury.ts';
import { useSession } from '../../work/session.tsx';
import { useEdition } from '../../work/use-edition.ts';
import type { AwardPageData } from './types.ts';

/** The address of the award's resources. */
export function useAwardPath(): string {
  const { programme, edition } = useAwardEdition();
  return `/api/awards/${programme}/${edition}`;
}
export const useAward = () => useMatter<AwardPageData>(useAwardPath());

/** The edition whose award it is, for its calendar and rules. */
export function useAwardRules(): Edition | undefined {
  const { programme, edition } = useAwardEdition();
  const own = useSession().editions.find((one) => one.programme === programme && one.edition === edition);
  return useEdition(own?.digest, own?.classes[0]?.id);
}

/** How many days of the edition's kind a notice has in all; null while the edition is not there. */
export function daysOf(edition: Edition | undefined, period: Period): number | null {
  const rules = edition?.assessment?.notice;
  return edition === undefined || rules === undefined ? null : daysLeft(period, period.from, rules, edition.calendar);
}
