import { z } from 'zod';
import { chainFaults, EventProof, proofFaults, ProvenReceipt } from '#src/domain/audit/proof.ts';
import { AuditRoot } from '#src/domain/audit/root.ts';
import type { Ended } from './collect.ts';
import { invariant, type Invariant } from './invariant.ts';
import type { World } from './world.ts';

const RootPage = z.object({ roots: z.array(AuditRoot), next: z.int().nullable() });

/** Every receipt that stands is proved by its act under a published root. */
export async function receiptsVerify(world: World, ended: readonly Ended[]): Promise<Invariant> {
  const roots = await publishedRoots(world);
  const broken: string[] = [];
  let looked = 0;
  for (const { applicant, id, own } of ended)
    for (const receipt of own?.receipts.slice(-1) ?? []) {
      looked += 1;
      const { client } = world.progress(applicant);
      const proof = EventProof.parse(await client?.get(`/api/applications/${id}/receipts/${receipt.revision}/proof`));
      const said = ProvenReceipt.parse(receipt.body);
      for (const fault of [...proofFaults(said, proof), ...chainFaults(roots, proof, said)])
        broken.push(`${receipt.number}: ${fault}`);
    }
  return invariant('receipts verify', looked, broken);
}

async function publishedRoots(world: World): Promise<AuditRoot[]> {
  const { programme, id } = world.edition.file;
  const client = world.client('anybody');
  const roots: AuditRoot[] = [];
  for (let after = 0; ;) {
    const page = RootPage.parse(
      await client.get(`/api/public/audit-roots?programme=${programme}&edition=${id}&after=${after}`),
    );
    roots.push(...page.roots);
    if (page.next === null) return roots;
    after = page.next;
  }
}
