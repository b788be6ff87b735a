import { spellOut } from '#src/definition/authority.ts';
import { useSay } from '../words/language.tsx';
import { useNewestEdition } from '../work/use-edition.ts';

/** Names an authority that a record knows by its id; anything else stays as it is. */
export function useAuthorityName(): (value: string) => string {
  const say = useSay();
  const edition = useNewestEdition();
  if (edition === undefined) return (value) => value;
  const all = spellOut(edition.authorities, edition.channels, Object.values(edition.codes));
  return (value) => {
    const found = all.find((one) => one.id === value);
    return found === undefined ? value : say(found.name);
  };
}
