import { describe, expect, it } from 'vitest';
import type { AuthorityEntry } from '#src/definition/authority.ts';
import { checkAuthorities } from '#src/definition/cross-checks/authorities.ts';

const office = (id: string, duty?: AuthorityEntry['duty'], more: Partial<AuthorityEntry> = {}): AuthorityEntry => ({
  id,
  kind: 'administration',
  name: { zh: id, en: id },
  ...(duty === undefined ? {} : { duty }),
  ...more,
});
const three = [office('a', 'system'), office('b', 'security'), office('c', 'audit')];
const problemsOf = (authorities: readonly AuthorityEntry[]): readonly string[] => {
  const problems: string[] = [];
  checkAuthorities(authorities, (path, reason) => problems.push(`${path}: ${reason}`));
  return problems;
};

describe('the administration of an edition', () => {
  it('is three offices of a duty each, or none', () => {
    expect(problemsOf(three)).toEqual([]);
    expect(problemsOf([])).toEqual([]);
  });

  it.each([
    ['an office without a duty', [...three, office('d')], /^\/authorities\/3: 'd'.*has a duty/u],
    ['a duty of another authority', [office('d', 'audit', { kind: 'supervision' })], /only such an office/u],
    ['a duty that stands twice', [...three, office('d', 'audit')], /the duty 'audit' stands twice/u],
    ['an office of each city', [...three.slice(1), office('a', 'system', { each: 'city' })], /stands over all/u],
    ['only two of the three', three.slice(1), /no authority has the duty 'system'/u],
  ])('is refused with %s', (_what, authorities, reason) => {
    expect(problemsOf(authorities).join('\n')).toMatch(reason);
  });
});
