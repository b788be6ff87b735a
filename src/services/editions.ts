import type { Edition } from '#src/definition/edition-bundle.ts';

/** Editions by digest: every one an application is bound to, and which is current for new drafts. */
export interface EditionRegistry {
  byDigest(digest: string): Edition;
  current(programme: string, edition: string): Edition | null;
  /** The current edition of each programme and year. */
  all(): readonly Edition[];
  /** Every edition that anything may still be bound to. */
  known(): readonly Edition[];
}

/** A registry over loaded editions; the last of each programme and edition is the current one. */
export function editionRegistry(editions: readonly Edition[]): EditionRegistry {
  const digests = new Map(editions.map((edition) => [edition.digest, edition]));
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
  };
}
