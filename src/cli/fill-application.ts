import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { disassemble, type Stores } from '#src/domain/form/application.ts';
import type { FlatAnswers } from '#src/domain/form/flat.ts';
import type { ApiClient } from './api-client.ts';

export interface Filling {
  readonly definition: ClassDefinition;
  readonly data: ApplicationData;
  readonly open: (sha256: string) => Promise<Uint8Array>;
}
interface Saved {
  readonly saved: Readonly<Record<string, number>>;
  readonly conflicts: readonly unknown[];
}

/**
 * Types a whole application into the product through its API: files first, then every store, in saves of a browser's size.
 * `change` may leave stores out or type something else. What is there already as it would be typed is no conflict.
 */
export async function fillApplication(
  client: ApiClient,
  id: string,
  { definition, data, open }: Filling,
  change: (stores: Stores) => Stores = (stores) => stores,
): Promise<void> {
  for (const file of Object.values(data.files)) {
    await client.upload(
      `/api/applications/${id}/files?name=${encodeURIComponent(file.name)}`,
      await open(file.sha256),
      file.type,
    );
  }
  for (const [report, content] of Object.entries(data.reports)) {
    await client.post(`/api/applications/${id}/reports/${report}/inspect`, { file: content.file });
  }
  for (const [store, flat] of Object.entries(change(disassemble(definition, data))))
    await saveStore(client, id, store, flat);
}

/** Saves one store; a reply that leaves anything unsaved is an error. */
export async function saveStore(client: ApiClient, id: string, store: string, flat: FlatAnswers): Promise<void> {
  const changes = Object.entries(flat).map(([path, value]) => ({
    path,
    value,
    seen: 0,
    ...(typeof value === 'string' ? {} : { base: [] }),
  }));
  for (let i = 0; i < changes.length; i += 200) {
    const part = changes.slice(i, i + 200);
    const saved = await client.post<Saved>(`/api/applications/${id}/answers`, { sheet: store, changes: part });
    const lost = part.filter(({ path }) => saved.saved[path] === undefined);
    if (lost.length > 0 || saved.conflicts.length > 0)
      throw new Error(`${store}: ${lost.map(({ path }) => path).join(', ')} was not saved`);
  }
}
