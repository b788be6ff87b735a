import type { ApiClient } from '../../api-client.ts';
import { noteSheet, type JudgingRecord } from './record.ts';
import type { SheetPage } from './pages.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Whose sheet of which panel is written on. */
export interface WrittenSheet {
  readonly panel: string;
  /** Null for the consensus. */
  readonly assessor: string | null;
  readonly sheet: SheetPage;
}

/** Writes what a sheet does not say yet, over the versions it was read with; gives the version it has then. */
export async function writeOn(
  record: JudgingRecord,
  client: ApiClient,
  { panel, assessor, sheet }: WrittenSheet,
  values: Values,
): Promise<number> {
  const changes = Object.entries(values)
    .filter(([path, value]) => JSON.stringify(sheet.body[path]) !== JSON.stringify(value))
    .map(([path, value]) => ({ path, value, seen: sheet.marks[path] ?? 0 }));
  let { version } = sheet;
  if (changes.length > 0)
    ({ version } = await client.post<{ version: number }>(`/api/score-sheets/${sheet.id}/values`, { changes }));
  noteSheet(record, panel, { sheet: sheet.id, assessor }, values);
  return version;
}
