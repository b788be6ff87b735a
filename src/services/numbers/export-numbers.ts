import { randomBytes } from 'node:crypto';
import { seatsFor, type Actor } from '#src/domain/access/why-not.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { recordEditionEvent } from '#src/store/edition-streams.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import type { PrintedFile } from '../print.ts';
import { tablesAsPdf, tablesAsXlsx } from '../table-files.ts';
import { numbersTables } from './numbers-tables.ts';
import { readNumbers, type NumbersKey } from './read-numbers.ts';

export interface ExportNumbers extends NumbersKey {
  readonly format: 'xlsx' | 'pdf';
  readonly reason: string;
}

/** The numbers of an edition as Excel or PDF, of what the actor may read and export; the reason is logged before the first byte (X12). */
export async function exportNumbers(
  deps: Deps,
  actor: Actor,
  { format, reason, ...key }: ExportNumbers,
): Promise<PrintedFile | Denial> {
  const numbers = await readNumbers(deps, actor, key);
  if (isDenial(numbers)) return numbers;
  const mine = seatsFor(actor, 'case.export').some((seat) => seat.programme === key.programme);
  if (!mine || actor.kind !== 'user') return deny('not-allowed', '导出不由您办理。', 'This is not yours to export.');
  const { file } = numbers.edition;
  const at = await deps.clock.now();
  const date = dayOf(at, file.timeZone);
  const lines = [`导出人：${actor.name}　　导出日期：${date}　　用途：${reason}`];
  const tables = numbersTables(numbers, lines);
  const rows = tables.reduce((sum, { table }) => sum + table.rows.length, 0);
  const words = commitment(randomBytes(16).toString('hex'), reason);
  const event = { kind: 'list-exported', body: { rows, reason: words } } as const;
  await deps.db.transaction().execute((trx) => recordEditionEvent(trx, { ...key, event, actorId: actorId(actor), at }));
  const name = `${file.title.zh}评审数据${date}`;
  const written = { author: actor.name, date };
  return format === 'xlsx'
    ? await tablesAsXlsx(name, tables, written)
    : await tablesAsPdf(deps, { name, tables }, written);
}
