import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { SeatRole } from '#src/definition/workflow.ts';

/** Every kind of event with its schema. Events hold no personal value, only commitments of values. */
export const eventBodies = {
  'application-opened': z.strictObject({ edition: z.string(), class: z.string() }),
  'paper-application-registered': z.strictObject({ edition: z.string(), class: z.string(), channel: z.string() }),
  'edition-rebound': z.strictObject({ from: z.string(), to: z.string(), amendment: z.int() }),
  'process-changed': z.strictObject({
    from: z.string(),
    to: z.string(),
    amendment: z.int(),
    state: z.string(),
    next: z.string(),
  }),
  'answers-saved': z.strictObject({
    version: z.int(),
    changes: z.array(z.strictObject({ path: z.string(), commitment: z.string() })),
  }),
  'file-added': z.strictObject({ sha256: z.string(), size: z.int(), type: z.string() }),
  'file-released': z.strictObject({ sha256: z.string(), size: z.int() }),
  'finalise-started': z.strictObject({ revision: z.int() }),
  'dossier-frozen': z.strictObject({ revision: z.int(), digest: z.string() }),
  'freeze-failed': z.strictObject({ revision: z.int() }),
  'dossier-unlocked': z.strictObject({ revision: z.int(), digest: z.string() }),
  'leaf-attached': z.strictObject({ leaf: z.string(), leafDigest: z.string(), file: z.string() }),
  'leaf-detached': z.strictObject({ leaf: z.string() }),
  'seals-complete': z.strictObject({ revision: z.int() }),
  'leaf-voided': z.strictObject({ leaf: z.string(), was: z.string(), is: z.string() }),
  'precheck-asked': z.strictObject({ revision: z.int(), digest: z.string() }),
  'dossier-submitted': z.strictObject({
    revision: z.int(),
    digest: z.string(),
    number: z.string(),
    /** Digest of what the receipt says; events of an earlier Laurel lack it. */
    receipt: z.string().optional(),
  }),
  'submission-withdrawn': z.strictObject({ revision: z.int(), number: z.string() }),
  'case-acted': z.strictObject({
    action: z.string(),
    from: z.string(),
    to: z.string(),
    role: z.string(),
    details: z.string(),
  }),
  'task-changed': z.strictObject({
    task: z.string(),
    kind: z.string(),
    state: z.string(),
    version: z.int(),
    commitment: z.string(),
  }),
  'extension-granted': z.strictObject({
    extension: z.string(),
    kind: z.string(),
    until: z.string(),
    words: z.string(),
  }),
  'batch-reordered': z.strictObject({ batch: z.string(), version: z.int(), words: z.string() }),
  'list-exported': z.strictObject({ rows: z.int(), reason: z.string() }),
  'supervision-read': z.strictObject({ what: z.string() }),
  'interference-filed': z.strictObject({ record: z.string(), words: z.string() }),
  'clash-found': z.strictObject({ clash: z.string(), pair: z.string() }),
  'clash-decided': z.strictObject({ clash: z.string(), keep: z.enum(['both', 'first', 'second']) }),
  /** Logged before the first byte leaves: the reason is kept beside it. */
  'edition-export-begun': z.strictObject({ reason: z.string() }),
  'edition-exported': z.strictObject({ begun: z.int(), manifest: z.string(), files: z.int(), size: z.int() }),
  'consultation-acted': z.strictObject({ act: z.string(), state: z.string(), details: z.string() }),
  /** An act on the pool of assessors: of one of its people. */
  'assessor-changed': z.strictObject({ assessor: z.string(), act: z.string(), version: z.int(), details: z.string() }),
  /** An act in the judging: of a stage, a panel or the award as a whole; its words are kept beside it. */
  'judging-acted': z.strictObject({ act: z.string(), state: z.string(), details: z.string() }),
  'conflict-changed': z.strictObject({
    conflict: z.string(),
    source: z.string(),
    state: z.string(),
    details: z.string(),
  }),
  'scores-saved': z.strictObject({
    version: z.int(),
    changes: z.array(z.strictObject({ path: z.string(), commitment: z.string() })),
  }),
  'score-acted': z.strictObject({ act: z.string(), state: z.string(), digest: z.string() }),
  'sensitive-revealed': z.strictObject({ sheet: z.string(), path: z.string() }),
  'account-invited': z.strictObject({ invitation: z.string(), way: z.enum(['mail', 'paper']) }),
  'invitation-withdrawn': z.strictObject({ invitation: z.string() }),
  'invitation-accepted': z.strictObject({ invitation: z.string(), user: z.string() }),
  'account-closed': z.strictObject({ user: z.string(), seats: z.array(z.string()) }),
  'factor-reset': z.strictObject({ user: z.string() }),
  'seat-granted': z.strictObject({
    member: z.string(),
    user: z.string(),
    role: SeatRole,
    from: z.string().nullable(),
    until: z.string().nullable(),
  }),
  'seat-delegated': z.strictObject({
    member: z.string(),
    of: z.string(),
    user: z.string(),
    role: SeatRole,
    from: z.string(),
    until: z.string(),
  }),
  'seat-ended': z.strictObject({ member: z.string(), user: z.string() }),
  'ballot-prepared': z.strictObject({ form: z.string(), custodians: z.array(z.string()).readonly() }),
  'ballot-key-given': z.strictObject({ custodian: z.int(), key: z.string() }),
  'ballot-opened': z.strictObject({ roll: z.string(), voters: z.int(), recused: z.int(), keys: z.string() }),
  /** That a token was given to the actor is no secret; of a ballot that is cast there is no event. */
  'ballot-token-issued': z.strictObject({ blinded: z.string() }),
  'ballot-member-removed': z.strictObject({ user: z.string() }),
  'ballot-closed': z.strictObject({ issued: z.int(), cast: z.int(), root: z.string() }),
  'ballot-share-given': z.strictObject({ custodian: z.int() }),
  'ballot-counted': z.strictObject({ cast: z.int(), spoiled: z.int(), result: z.string() }),
  'ballot-voided': z.strictObject({ cause: z.enum(['removal', 'decision']), reason: z.string() }),
} as const;

export type EventKind = keyof typeof eventBodies;
export type EventBody<K extends EventKind> = z.infer<(typeof eventBodies)[K]>;
export type AuditEvent = { [K in EventKind]: { readonly kind: K; readonly body: EventBody<K> } }[EventKind];

export interface ChainedEvent {
  readonly stream: string;
  readonly seq: number;
  readonly kind: string;
  readonly body: unknown;
  readonly actor: string;
  readonly at: string;
  readonly previous: string;
}

/** Hash of an event in its stream: SHA-256 over its canonical JSON, which holds the hash before it. */
export function eventHash(event: ChainedEvent): string {
  return createHash('sha256')
    .update(canonicalize(event) ?? '')
    .digest('hex');
}

/** First 16 bytes of SHA-256 over salt and value: says nothing once the salt is erased. */
export function commitment(salt: string, value: string): string {
  return createHash('sha256').update(salt).update('\0').update(value).digest('hex').slice(0, 32);
}

export const answersStream = (applicationId: string, sheet: string): string => `answers:${applicationId}:${sheet}`;
export const actsStream = (applicationId: string): string => `acts:${applicationId}`;
export const authorityStream = (programme: string, authority: string): string => `authority:${programme}:${authority}`;
