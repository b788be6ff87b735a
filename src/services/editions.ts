import type { Edition } from '#src/definition/edition-bundle.ts';

/** Editions by digest: every one an application is bound to, and which is current for new drafts. */
export interface EditionRegistry {
  byDigest(digest: string): Edition;
  current(programme: string, edition: string): Edition | null;
  /** The current edition of each programme and year. */
  all(): readonly Edition[];
  /** Every edition that anything may still be bound to. */
  known(): readonly Edition[];
  /** What amendments made of an edition, in order; the last is in force. Empty where none followed. */
  following(digest: string): readonly Edition[];
  /** What an edition was before its amendments, as first published first, and the edition itself. */
  line(digest: string): readonly Edition[];
}

/** A registry over loaded editions; the last of each programme and edition is the current one. */
export function editionRegistry(editions: readonly Edition[]): EditionRegistry {
  const digests = new Map(editions.map((edition) => [edition.digest, edition]));
  const next = new Map(
    editions.flatMap((edition) =>
      edition.amendment === undefined ? [] : [[edition.amendment.from, edition] as const],
    ),
  );
  const following = (digest: string): Edition[] => {
    const edition = next.get(digest);
    return edition === undefined ? [] : [edition, ...following(edition.digest)];
  };
  const line = (digest: string): Edition[] => {
    const edition = digests.get(digest);
    return edition === undefined
      ? []
      : [...(edition.amendment === undefined ? [] : line(edition.amendment.from)), edition];
  };
  const current = new Map(editions.map((edition) => [`${edition.file.programme}/${edition.file.id}`, edition]));
  return {
    byDigest: (digest) => {
      const edition = digests.get(digest);
      if (edition === undefined) throw new Error(`no edition with digest ${digest} is loaded`);
      return edition;
    },
    current: (programme, edition) => current.get(`${programme}/${edition}`) ?? null,
    all: () => [...current.values()],
    known: () => editions,
    following,
    line,
  };
}
