import canonicalize from 'canonicalize';
import type { Transaction } from 'kysely';
import { commitment } from '#src/domain/audit/event.ts';
import { recordInAuthority } from '#src/store/authority-streams.ts';
import type { DB } from '#src/store/schema.ts';
import type { Pool } from './pool-subject.ts';

export interface AssessorAct {
  readonly act: string;
  readonly actorId: string;
  readonly at: Date;
  /** What was written: the event holds a commitment of it. */
  readonly details: object;
}

/** Tells an act on somebody of the pool in the stream of its authority; the assessor's row is locked before the stream. */
export async function recordAssessor(
  trx: Transaction<DB>,
  { programme, authority }: Pool,
  { id, salt, version }: { readonly id: string; readonly salt: string; readonly version: number },
  { act, actorId, at, details }: AssessorAct,
): Promise<void> {
  const words = commitment(`${salt}:${act}:${version}`, canonicalize(details) ?? '');
  const event = { kind: 'assessor-changed', body: { assessor: id, act, version, details: words } } as const;
  await recordInAuthority(trx, { programme, authority }, event, actorId, at);
}
