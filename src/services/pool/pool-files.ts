import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { activeWords, poolColumns, templateLines, type PoolColumn } from '#src/domain/pool/columns.ts';
import { codeName, poolLists, type PoolLists } from '#src/domain/pool/known-codes.ts';
import { profileText } from '#src/domain/pool/profile.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { listAssessors, type Assessor } from '#src/store/assessors.ts';
import { recordInAuthority } from '#src/store/authority-streams.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import type { PrintedFile } from '../print.ts';
import { tablesAsXlsx } from '../table-files.ts';
import { poolFor, type Pool } from './pool-subject.ts';

/** People in one file at most; more is asked for by a search. */
const most = 5000;
const columns = poolColumns.map(({ part, title, width }) => ({ id: part, title, width }));

/** An empty workbook with the columns of the pool and how to fill them in. */
export async function poolTemplate(deps: Deps, actor: Actor, programme: string): Promise<PrintedFile | Denial> {
  const pool = poolFor(deps, actor, 'pool.manage', programme);
  if (isDenial(pool)) return pool;
  const table = { title: '评审专家库导入模板', lines: templateLines, columns, rows: [] };
  const written = await writtenBy(deps, actor, pool);
  return await tablesAsXlsx('评审专家库导入模板', [{ name: '专家库', table }], written);
}

/** The pool as a workbook that can be changed and imported again; that it left the house stands in the stream of the pool. */
export async function exportPool(
  deps: Deps,
  actor: Actor,
  { programme, search }: { readonly programme: string; readonly search?: string | undefined },
): Promise<PrintedFile | Denial> {
  const pool = poolFor(deps, actor, 'pool.manage', programme);
  if (isDenial(pool)) return pool;
  const found = await listAssessors(deps.db, { programme, search, after: null, limit: most + 1 });
  if (found.length > most)
    return deny(
      'too-large',
      `一次最多导出${most}人，请用搜索缩小范围。`,
      `No more than ${most} people are exported at a time; narrow it by a search.`,
    );
  const lists = poolLists(pool.edition);
  const at = await deps.clock.now();
  const details = { rows: found.length, search: search ?? null };
  await logExport(deps, pool, actor, details, at);
  const written = await writtenBy(deps, actor, pool);
  const table = {
    title: '评审专家库',
    lines: [`导出人：${written.author}　　导出日期：${written.date}　　内部资料，不得外传`],
    columns,
    rows: found.map((one) => poolColumns.map(({ part }) => cellOf(one, part, lists))),
  };
  return await tablesAsXlsx(`评审专家库-${written.date}`, [{ name: '专家库', table }], written);
}

async function logExport(
  deps: Deps,
  { programme, authority }: Pool,
  actor: Actor,
  { rows, search }: { readonly rows: number; readonly search: string | null },
  at: Date,
): Promise<void> {
  const reason = search === null ? 'pool' : 'pool-search';
  const event = { kind: 'list-exported', body: { rows, reason } } as const;
  await deps.db
    .transaction()
    .execute((trx) => recordInAuthority(trx, { programme, authority }, event, actorId(actor), at));
}

async function writtenBy(deps: Deps, actor: Actor, { edition }: Pool) {
  const author = actor.kind === 'user' ? actor.name : '';
  return { author, date: dayOf(await deps.clock.now(), edition.file.timeZone) };
}

function cellOf(one: Assessor, part: PoolColumn['part'], lists: PoolLists): string {
  const { profile } = one;
  switch (part) {
    case 'id':
      return one.id;
    case 'name':
      return one.name;
    case 'active':
      return one.active ? activeWords.yes : activeWords.no;
    case 'city':
      return profile.city === null ? '' : codeName(lists.city, profile.city);
    default:
      return profileText(profile, part);
  }
}
