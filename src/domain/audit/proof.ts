import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { actsStream, eventHash } from './event.ts';
import { rootFromPath } from './merkle.ts';
import { AuditRoot, leafOf, rootHash } from './root.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** That an event lies under a root: the event whole, its place, and the nodes beside its way to the root. */
export const EventProof = z.object({
  format: z.literal(1),
  event: z.object({
    stream: z.string(),
    seq: z.int(),
    kind: z.string(),
    body: z.record(z.string(), z.unknown()),
    actor: z.string(),
    at: z.iso.datetime(),
    previous: z.string(),
    hash: Sha256,
  }),
  index: z.int().nonnegative(),
  path: z.array(Sha256).readonly(),
  root: AuditRoot,
});
export type EventProof = z.infer<typeof EventProof>;

/** What a proof is compared with of a receipt's body. */
export const ProvenReceipt = z.looseObject({
  number: z.string(),
  application: z.string(),
  revision: z.int(),
  digest: Sha256,
  actsHead: Sha256,
  root: z.object({ seq: z.int().positive(), hash: Sha256 }).optional(),
});
export type ProvenReceipt = z.infer<typeof ProvenReceipt>;

/** Digest of all that a receipt says but its `actsHead`, which is the hash of the event that holds this digest: SHA-256 over its canonical JSON. */
export function receiptDigest(body: object): string {
  const { actsHead: _actsHead, ...said } = body as { readonly actsHead?: string };
  return createHash('sha256')
    .update(canonicalize(said) ?? '')
    .digest('hex');
}

/** What does not hold in a proof of a receipt, each naming where; empty where everything does. */
export function proofFaults(receipt: ProvenReceipt, proof: EventProof): string[] {
  return [...eventFaults(receipt, proof.event), ...pathFaults(proof), ...rootFaults(proof.root)];
}

function eventFaults(receipt: ProvenReceipt, { hash, ...event }: EventProof['event']): string[] {
  const said: readonly (readonly [string, unknown, unknown])[] = [
    ['event.stream', event.stream, actsStream(receipt.application)],
    ['event.kind', event.kind, 'dossier-submitted'],
    ['event.body.number', event.body['number'], receipt.number],
    ['event.body.revision', event.body['revision'], receipt.revision],
    ['event.body.digest', event.body['digest'], receipt.digest],
    ['event.body.receipt', event.body['receipt'] ?? receiptDigest(receipt), receiptDigest(receipt)],
    ['event.hash', hash, receipt.actsHead],
  ];
  const other = said.flatMap(([where, is, should]) =>
    is === should ? [] : [`${where}: ${String(is)}, but of the receipt it would be ${String(should)}`],
  );
  const real = eventHash(event);
  return real === hash ? other : [...other, `event: its content has the hash ${real}, not ${hash}`];
}

function pathFaults({ event, index, path, root }: EventProof): string[] {
  const given = rootFromPath(
    leafOf(event.hash),
    index,
    root.size,
    path.map((node) => Buffer.from(node, 'hex')),
  )?.toString('hex');
  if (given === root.root) return [];
  return [
    given === undefined
      ? `path: its length does not fit leaf ${index} of ${root.size}`
      : `path: leaf ${index} leads to ${given}, not to the root ${root.root} of root ${root.seq}`,
  ];
}

function rootFaults(root: AuditRoot): string[] {
  const real = rootHash(root);
  return real === root.hash ? [] : [`root ${root.seq}: its content has the hash ${real}, not ${root.hash}`];
}

/** What does not hold between published roots, the root of a proof, and the earlier root a receipt carries; each naming where. */
export function chainFaults(roots: readonly AuditRoot[], proof: EventProof, receipt: ProvenReceipt): string[] {
  const { root } = proof;
  const faults = roots.flatMap((one, at) => [
    ...rootFaults(one),
    ...(at === 0 ? firstFaults(one) : linkFaults(one, roots[at - 1])),
    ...(one.programme === root.programme && one.edition === root.edition
      ? []
      : [`root ${one.seq}: it is of ${one.programme}/${one.edition}, not of ${root.programme}/${root.edition}`]),
  ]);
  const listed = ({ seq, hash }: { seq: number; hash: string }, whose: string): string[] => {
    const found = roots.find((one) => one.seq === seq);
    if (found === undefined) return [`root ${seq} of the ${whose}: it is not among the published roots`];
    return found.hash === hash ? [] : [`root ${seq} of the ${whose}: it is ${hash}, but ${found.hash} was published`];
  };
  return [
    ...faults,
    ...listed(root, 'proof'),
    ...(receipt.root === undefined ? [] : [...listed(receipt.root, 'receipt'), ...orderFaults(receipt.root.seq, root)]),
  ];
}

const firstFaults = (root: AuditRoot): string[] =>
  root.seq === 1 && root.previous !== '' ? ['root 1: it names one before it'] : [];

function linkFaults(root: AuditRoot, before: AuditRoot | undefined): string[] {
  if (before === undefined) return [];
  if (root.seq !== before.seq + 1) return [`root ${root.seq}: it comes after root ${before.seq}, others are missing`];
  return root.previous === before.hash
    ? []
    : [`root ${root.seq}: it says that ${root.previous} came before it, not ${before.hash}`];
}

/** A receipt carries the latest root there was: its own event can only lie under a later one. */
const orderFaults = (seq: number, root: AuditRoot): string[] =>
  root.seq > seq ? [] : [`root ${root.seq}: it is not later than root ${seq}, which the receipt carries`];
