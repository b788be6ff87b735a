import type { ApiClient } from '../api-client.ts';
import { sealedScan } from '../sealed-scan.ts';

/** The scan of a sealed leaf of an application, as somebody at a scanner makes it. */
export type SealedScans = (client: ApiClient, id: string, leaf: string, kind: string) => Promise<Uint8Array>;

/** Each leaf as it prints, stamped as a demonstration. */
export const ownScans: SealedScans = async (client, id, leaf) => {
  const [sheet = '', instance = ''] = leaf.split(':');
  const { pages } = await client.get<{ pages: string[] }>(
    `/api/applications/${id}/preview/${sheet}?instance=${instance}`,
  );
  return await sealedScan(pages[0] ?? '');
};

/** One picture for all applicants of a kind: a scanner's work is none of the product's. */
export function sharedScans(): SealedScans {
  const made = new Map<string, Promise<Uint8Array>>();
  return async (client, id, leaf, kind) => {
    const name = `${kind}/${leaf}`;
    const known = made.get(name) ?? ownScans(client, id, leaf, kind);
    made.set(name, known);
    try {
      return await known;
    } catch (error) {
      made.delete(name);
      throw error;
    }
  };
}
