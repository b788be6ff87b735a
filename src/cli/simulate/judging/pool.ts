import exceljs from 'exceljs';
import { activeWords, poolColumns, type PoolColumn } from '#src/domain/pool/columns.ts';
import { profileText } from '#src/domain/pool/profile.ts';
import { personName } from '../invent.ts';
import { randomOf } from '../random.ts';
import { assessorAt, authorityOf, officeOf, placeOf, type Court } from './court.ts';
import { forEachOf, goOn } from './go-on.ts';
import type { PlannedAssessor } from './plan.ts';

interface PoolPage {
  readonly assessors: readonly {
    readonly id: string;
    readonly name: string;
    readonly account: string | null;
    readonly pledged: boolean;
    readonly profile: { readonly employer: string };
  }[];
  readonly next: string | null;
}

/** Puts everybody of the plan into the pool, the second half from a workbook, links their accounts, and has them pledge. */
export async function fillPool(court: Court): Promise<void> {
  const { world, plan } = court;
  await goOn(world, 'pool', async () => await putIn(court));
  court.report(`pool: ${plan.assessors.length} assessors`);
  await forEachOf(plan.assessors, 4, async (one) => {
    await goOn(world, `assessor ${one.n}`, async () => await enter(court, one));
  });
}

/** One round: whoever is missing is put in; true once all are there. */
async function putIn(court: Court): Promise<boolean> {
  const { plan, record } = court;
  const there = new Map((await wholePool(court)).map((one) => [one.profile.employer, one.id]));
  const missing = plan.assessors.filter(({ profile }) => !there.has(profile.employer));
  if (missing.length === 0) {
    for (const { profile, n } of plan.assessors) record.pool.set(there.get(profile.employer) ?? '', n);
    return true;
  }
  const office = await officeOf(court, 'handler');
  const path = `/api/pool/${placeOf(court).programme}`;
  const half = Math.ceil(plan.assessors.length / 2);
  for (const one of missing.filter(({ n }) => n < half))
    await office.post(`${path}/assessors`, { name: nameOf(court, one), active: true, profile: one.profile });
  const later = missing.filter(({ n }) => n >= half);
  if (later.length > 0) await bringIn(court, later);
  return false;
}

async function bringIn(court: Court, list: readonly PlannedAssessor[]): Promise<void> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('专家');
  sheet.addRow(poolColumns.map((column) => column.title));
  for (const one of list) sheet.addRow(poolColumns.map((column) => cellOf(court, one, column)));
  const office = await officeOf(court, 'handler');
  const path = `/api/pool/${placeOf(court).programme}/imports`;
  const looked = await office.upload<{ digest: string; report: string }>(
    `${path}?name=${encodeURIComponent('评审专家.xlsx')}`,
    new Uint8Array(await book.xlsx.writeBuffer()),
    'application/octet-stream',
  );
  await office.post(`${path}/${looked.digest}/confirm`, { report: looked.report });
}

/** Somebody's account: made, linked by the office, the pledge of the edition given. */
async function enter(court: Court, one: PlannedAssessor): Promise<boolean> {
  const { programme, edition } = placeOf(court);
  const client = await assessorAt(court, one.n);
  const { user } = await client.get<{ user: { id: string } }>('/api/auth/get-session');
  const office = await officeOf(court, 'handler');
  const id = [...court.record.pool].find(([, n]) => n === one.n)?.[0] ?? '';
  await office.put(`/api/pool/${programme}/assessors/${id}/account`, { userId: user.id });
  const own = `/api/assessor/${programme}/${edition}`;
  const { pledge } = await client.get<{ pledge: { digest: string; agreed: boolean } }>(own);
  if (!pledge.agreed) await client.post(`${own}/pledge`, { digest: pledge.digest });
  return true;
}

/** The pool as its office reads it, to its end. */
export async function wholePool(court: Court): Promise<PoolPage['assessors']> {
  const { programme, edition } = placeOf(court);
  const office = await officeOf(court, 'handler');
  const rows: PoolPage['assessors'][number][] = [];
  for (let after = ''; ;) {
    const page = await office.get<PoolPage>(
      `/api/pool/${programme}/assessors?edition=${encodeURIComponent(edition)}&limit=200${after}`,
    );
    rows.push(...page.assessors);
    if (page.next === null) return rows;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

/** What the office has typed of somebody under a column; numbers of the pool are given by the product. */
function cellOf(court: Court, one: PlannedAssessor, { part }: PoolColumn): string {
  switch (part) {
    case 'id':
      return '';
    case 'name':
      return nameOf(court, one);
    case 'active':
      return activeWords.yes;
    default:
      return profileText(one.profile, part);
  }
}

/** As their account is called. */
const nameOf = (court: Court, { n, name }: PlannedAssessor): string => {
  if (name !== null) return name;
  const who = `${authorityOf(court, 'assessor')}-handler${n === 0 ? '' : `-${n + 1}`}`;
  return personName(randomOf(`${court.plan.seed}/${who}`));
};
