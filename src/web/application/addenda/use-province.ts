import { spellOut } from '#src/definition/authority.ts';
import { useWorkbook } from '../../book/hooks.ts';
import { useSay } from '../../words/language.tsx';

/** The provincial office by its name, as the edition has it. */
export function useProvince(): string {
  const say = useSay();
  const { edition } = useWorkbook();
  const found = spellOut(edition.authorities, edition.channels, Object.values(edition.codes)).find(
    ({ side }) => side === 'province',
  );
  return found === undefined ? '' : say(found.name);
}
