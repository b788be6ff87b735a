import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Kysely } from 'kysely';
import type { Crypto } from '#src/adapters/crypto.ts';
import type { Files } from '#src/adapters/files.ts';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { dossierDigest, isSensitive } from '#src/domain/dossier/digest.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { splitKey } from '#src/domain/form/flat.ts';
import { brokenCases, committedActs, committedTasks, type KnownState } from '#src/store/case-invariants.ts';
import { readDossierContents } from '#src/store/dossiers.ts';
import {
  brokenChains,
  brokenRows,
  committedHistory,
  filesSpokenOf,
  type BrokenInvariant,
} from '#src/store/invariants.ts';
import { committedAssessors, committedClaims, committedConflicts } from '#src/store/pool-invariants.ts';
import { brokenReceipts, brokenRoots } from '#src/store/root-invariants.ts';
import type { DB } from '#src/store/schema.ts';
import type { EditionRegistry } from './editions.ts';
import { brokenBallots } from './examine-ballots.ts';

export interface Examined {
  readonly db: Kysely<DB>;
  readonly files: Files;
  readonly crypto: Crypto;
  readonly editions: EditionRegistry;
}

/** Everything `laurel doctor` looks at: chains, roots, rows, commitments, bytes of files, digests of frozen dossiers. Writes nothing. */
export async function examineDatabase(examined: Examined): Promise<BrokenInvariant[]> {
  const { db } = examined;
  return [
    ...(await brokenChains(db)),
    ...(await brokenRoots(db)),
    ...(await brokenReceipts(db)),
    ...(await brokenRows(db)),
    ...(await brokenCases(db, statesOf(examined))),
    ...(await brokenBallots(db)),
    ...(await wrongCommitments(examined)),
    ...(await wrongWords(examined)),
    ...(await wrongFiles(examined)),
    ...(await wrongDigests(examined)),
  ];
}

/** Every state of every workflow that a case may follow. */
const statesOf = ({ editions }: Examined): readonly KnownState[] =>
  editions.known().flatMap((edition) =>
    edition.workflow.states.map(({ id, phase, editable, owner }) => ({
      process: edition.digest,
      state: id,
      phase,
      editable,
      owner,
    })),
  );

/** Reasons and tasks changed by hand differ from what the events committed to. */
async function wrongWords({ db }: Examined): Promise<BrokenInvariant[]> {
  const committed = [
    ...(await committedActs(db)),
    ...(await committedTasks(db)),
    ...(await committedConflicts(db)),
    ...(await committedClaims(db)),
    ...(await committedAssessors(db)),
  ];
  return committed
    .filter(({ salt, words, commitment: said }) => commitment(salt, canonicalize(words) ?? '') !== said)
    .map(({ where }) => ({ invariant: 'the words of an act or task are what its event committed to', where }));
}

/** Values changed together in answers and history still differ from what the events committed to. */
async function wrongCommitments({ db, crypto, editions }: Examined): Promise<BrokenInvariant[]> {
  const broken: BrokenInvariant[] = [];
  for (const row of await committedHistory(db)) {
    // A field that an amendment moved or took away is looked up where it was.
    const hidden = editions.line(row.editionDigest).some((edition) => {
      const sheet = edition.classes[row.class]?.definitions[row.sheet];
      return sheet !== undefined && isSensitive(sheet, splitKey(row.path).path);
    });
    // A list is kept as JSON and committed to as such; nothing of a list is sealed.
    const plain = hidden && row.value.startsWith(`${crypto.suite}:`) ? crypto.openText(row.value) : row.value;
    if (commitment(row.salt, plain) !== row.commitment)
      broken.push({
        invariant: 'a remembered value is what its event committed to',
        where: `${row.applicationId} ${row.sheet} ${row.path} v${row.version}`,
      });
  }
  return broken;
}

async function wrongFiles({ db, files }: Examined): Promise<BrokenInvariant[]> {
  const broken: BrokenInvariant[] = [];
  for (const { applicationId, sha256 } of await filesSpokenOf(db)) {
    const opened = await files.open(applicationId, sha256);
    if (opened === null)
      broken.push({
        invariant: 'every file the tables name is in the file store',
        where: `${applicationId} ${sha256}`,
      });
    else {
      const hash = createHash('sha256');
      for await (const chunk of opened.stream) hash.update(chunk as Uint8Array);
      if (hash.digest('hex') !== sha256)
        broken.push({ invariant: 'a file holds the bytes of its digest', where: `${applicationId} ${sha256}` });
    }
  }
  return broken;
}

async function wrongDigests({ db, editions }: Examined): Promise<BrokenInvariant[]> {
  const dossiers = await readDossierContents(db);
  return dossiers
    .filter((row) => {
      const { data, salt } = row.content as { data: ApplicationData; salt: string };
      const definition: ClassDefinition | undefined = editions.byDigest(row.editionDigest).classes[row.class];
      if (definition === undefined) return true;
      const { digest, leaves } = dossierDigest(row.editionDigest, definition, data, salt);
      return digest !== row.digest || canonicalize(leaves) !== canonicalize(row.leaves);
    })
    .map((row) => ({
      invariant: 'a frozen dossier has the digest of its content',
      where: `${row.applicationId} R${row.revision}`,
    }));
}
