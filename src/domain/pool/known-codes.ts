import type { CodeList } from '#src/definition/edition.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { codeListAt } from '../conflict/grounds.ts';
import { deny, type Denial } from '../denial.ts';
import { entriesOf, findEntry } from '../form/code-list.ts';
import type { Profile } from './profile.ts';

/** The lists that a profile's codes are of: where applicants name their city and their industry; null where the edition has none. */
export interface PoolLists {
  readonly city: CodeList | null;
  readonly industry: CodeList | null;
}

export function poolLists(edition: Edition): PoolLists {
  const classes = Object.entries(edition.classes);
  const first = (dotted: (id: string) => string | undefined): CodeList | null => {
    for (const [id, definition] of classes) {
      const list = codeListAt(edition, definition, dotted(id));
      if (list !== null) return list;
    }
    return null;
  };
  return {
    city: first((id) => edition.classes[id]?.identity.region),
    industry: first((id) => edition.assessment?.classes[id]?.fit.industry),
  };
}

/** The code that a text means in a list, by code or by name; the text itself where there is no list; null where it means none. */
export const codeMeant = (list: CodeList | null, text: string): string | null =>
  list === null ? text : (findEntry(list, text)?.code ?? null);

/** What a code is called; the code itself where the list has none. */
export const codeName = (list: CodeList | null, code: string): string =>
  (list === null ? undefined : entriesOf(list).get(code)?.zh) ?? code;

/** Why a profile cannot be kept: a city or an industry that is no code of the edition's lists. */
export function whyNotProfile(edition: Edition, { city, industries }: Profile): Denial | null {
  const lists = poolLists(edition);
  const known = (list: CodeList | null, code: string): boolean => list === null || entriesOf(list).has(code);
  if (city !== null && !known(lists.city, city))
    return deny(
      'invalid',
      `没有“${city}”这个城市，请从列表中选择。`,
      `There is no city “${city}”; choose one of the list.`,
    );
  const unknown = industries.find((code) => !known(lists.industry, code));
  return unknown === undefined
    ? null
    : deny(
        'invalid',
        `没有“${unknown}”这个行业代码，请按GB/T 4754选择。`,
        `There is no industry “${unknown}” in GB/T 4754.`,
      );
}
