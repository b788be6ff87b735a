import { randomBytes } from 'node:crypto';
import { caseScopeFor } from '#src/domain/access/scope.ts';
import { seatsFor, whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { listCases, type CaseFilter } from '#src/store/cases.ts';
import { recordEditionEvent } from '#src/store/edition-streams.ts';
import type { Deps } from './deps.ts';
import { namedCase } from './list-cases.ts';
import { actorId } from './open-application.ts';
import type { PrintedFile } from './print.ts';
import { tablesAsXlsx } from './table-files.ts';
import { lastDayOf } from './tell.ts';

export interface ExportCases {
  readonly programme: string;
  readonly edition: string;
  readonly filter: Omit<CaseFilter, 'programme' | 'edition' | 'turns'>;
  readonly reason: string;
}
/** Rows of one export at most; more is asked for by narrower filters. */
const most = 5000;

const columns = [
  { id: 'number', title: '编号', width: 16 },
  { id: 'applicant', title: '申报人', width: 34 },
  { id: 'class', title: '类别', width: 10 },
  { id: 'channel', title: '申报渠道', width: 34 },
  { id: 'state', title: '状态', width: 20 },
  { id: 'turn', title: '轮到', width: 30 },
  { id: 'since', title: '自', width: 12 },
  { id: 'due', title: '期限', width: 12 },
] as const;

/** A list of cases as Excel, of what the actor may export; the reason is logged before the first byte, and the file bears name and time (X12). */
export async function exportCases(
  deps: Deps,
  actor: Actor,
  { programme, edition: id, filter, reason }: ExportCases,
): Promise<PrintedFile | Denial> {
  const denial = whyNot(actor, 'office.read', null);
  if (denial !== null) return denial;
  const edition = deps.editions.current(programme, id);
  const mine = seatsFor(actor, 'case.export').some((seat) => seat.programme === programme);
  if (edition === null || !mine || actor.kind !== 'user')
    return deny('absent', '没有这一届，或您无权导出。', 'There is no such edition, or you may not export.');
  const at = await deps.clock.now();
  const scope = caseScopeFor(actor, 'case.export');
  const rows = await listCases(deps.db, {
    scope,
    filter: { ...filter, programme, edition: id },
    order: 'name',
    after: null,
    limit: most,
  });
  const words = commitment(randomBytes(16).toString('hex'), reason);
  const event = { kind: 'list-exported', body: { rows: rows.length, reason: words } } as const;
  await deps.db
    .transaction()
    .execute((trx) => recordEditionEvent(trx, { programme, edition: id, event, actorId: actorId(actor), at }));
  const zone = edition.file.timeZone;
  const day = dayOf(at, zone);
  const table = {
    title: `${edition.file.title.zh} 申报清单`,
    lines: [`导出人：${actor.name}　　导出日期：${day}　　用途：${reason}`],
    columns: columns.map(({ id: of, title, width }) => ({ id: of, title, width })),
    rows: rows.map((row) => {
      const one = namedCase(deps, row);
      return [
        row.number ?? '',
        row.applicant,
        one.classTitle.zh,
        one.channelName.zh,
        one.stateTitle.zh,
        one.turnName?.zh ?? '',
        row.turnSince === null ? '' : dayOf(row.turnSince, zone),
        row.due === null ? '' : lastDayOf(row.due, zone),
      ];
    }),
  };
  return await tablesAsXlsx(`${edition.file.title.zh}申报清单${day}`, [{ name: '申报清单', table }], {
    author: actor.name,
    date: day,
  });
}
