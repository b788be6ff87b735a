import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pledgeDigest } from '#src/domain/pool/pledge.ts';
import type { Profile } from '#src/domain/pool/profile.ts';
import { takeIn } from '#src/services/pool/edit-assessor.ts';
import { poolOf } from '#src/services/pool/pool-subject.ts';
import { linkAssessor, lockAssessor } from '#src/store/assessors.ts';
import { unsaidTerm, writeTerm } from '#src/store/assessor-terms.ts';
import type { ApiServer, Official, Person } from './api-server.ts';
import { done, type Answer } from './office-steps.ts';

const clone = resolve(import.meta.dirname, '../..');
const programme = 'jiangsu-quality-award';
const edition = '2020';

/** The programmes with individuals judged by points as organisations are, so that few short dossiers show a whole ranking. */
export function pointedProgrammes(
  folder: string,
  change: (individual: any, assessment: any) => void = () => undefined,
): string {
  for (const part of ['programmes', 'codes', 'criteria', 'scales', 'calendars'])
    cpSync(join(clone, part), join(folder, part), { recursive: true });
  const programmes = join(folder, 'programmes');
  const file = join(programmes, programme, edition, 'assessment.json');
  const assessment = JSON.parse(readFileSync(file, 'utf8'));
  const { organisation } = assessment.classes;
  assessment.classes.individual = { ...structuredClone(organisation), relations: [], fit: {} };
  change(assessment.classes.individual, assessment);
  writeFileSync(file, JSON.stringify(assessment));
  return programmes;
}

export interface Assessor extends Official {
  readonly assessor: string;
}

const nothingKnown: Profile = {
  industries: [],
  categories: [],
  employer: '',
  formerEmployers: [],
  bodies: [],
  qualifications: [],
  city: null,
  years: null,
};

/** Somebody of the pool with an account; pledged to the edition unless it is said otherwise. */
export async function assessorOf(server: ApiServer, name: string, pledged = true): Promise<Assessor> {
  const person = await server.official(name, [{ authority: 'assessors', role: 'handler' }]);
  const { deps } = server;
  const pool = poolOf(deps, programme);
  if (pool === null) throw new Error('the programme has no pool');
  const by = { actorId: 'system', at: await deps.clock.now() };
  const id = await deps.db.transaction().execute(async (trx) => {
    const taken = await takeIn(deps, trx, pool, { name, active: true, profile: nothingKnown }, by);
    const made = await lockAssessor(trx, programme, taken.id);
    if (made === null) throw new Error('an assessor just taken in is gone');
    await linkAssessor(trx, made, person.id, by.at);
    const pledge = pool.edition.assessment?.pool.pledge ?? [];
    const given = { ...unsaidTerm, pledgedAt: by.at, pledgeDigest: pledgeDigest(pledge) };
    if (pledged) await writeTerm(trx, { assessorId: made.id, programme, edition }, given);
    return made.id;
  });
  return { ...person, assessor: id };
}

export const stagePath = (of: string, stage: string): string => `/api/judging/${programme}/${edition}/${of}/${stage}`;

/** Puts assessors on the panel of an application, the first as its lead. */
export const seatPanel = (
  office: Person,
  at: string,
  application: string,
  assessors: readonly Assessor[],
  reason?: string,
): Promise<Answer> =>
  office.call('PUT', `${at}/panels/${application}`, {
    members: assessors.map(({ assessor }, index) => ({ assessor, lead: index === 0 })),
    ...(reason === undefined ? {} : { reason }),
  });

export const declare = (person: Person, panel: string, reason: string | null = null): Promise<Answer> =>
  person.call('POST', `/api/panels/${panel}/declaration`, { reason });

/** Writes on a sheet as its page does: over the versions it was read with. */
export async function write(
  person: Person,
  sheet: any,
  values: Readonly<Record<string, string | readonly string[]>>,
): Promise<Answer> {
  const changes = Object.entries(values).map(([path, value]) => ({ path, value, seen: sheet.marks[path] ?? 0 }));
  return await person.call('POST', `/api/score-sheets/${sheet.id}/values`, { changes });
}

/** Scores every item of the member's own sheet alike, or as `percents` says, and hands it in. */
export async function scoreAll(person: Person, panel: string, percent: (clause: string) => number): Promise<Answer> {
  const { sheet, items } = await done('review', person.call('GET', `/api/panels/${panel}/review`));
  const values = Object.fromEntries(
    items.map(({ clause }: any) => [`item/${clause}/percent`, String(percent(clause))]),
  );
  const saved = await done('scores', write(person, sheet, values));
  return await person.call('POST', `/api/score-sheets/${sheet.id}/submission`, { seen: saved.version });
}

/** The lead proposes percents for what is open, all agree, and the lead closes the consensus. */
export async function agreeOn(
  lead: Assessor,
  others: readonly Assessor[],
  panel: string,
  percent: (clause: string, proposed: number | null) => number,
): Promise<Answer> {
  const room = await done('consensus', lead.call('GET', `/api/panels/${panel}/consensus`));
  const values: Record<string, string> = {};
  for (const { clause, proposed, beyond } of room.agreement) {
    const wanted = percent(clause, proposed);
    if (wanted !== proposed) values[`item/${clause}/percent`] = String(wanted);
    if (wanted !== proposed) values[`item/${clause}/reason`] = '合议后确定';
    if (beyond) values[`discussed/${clause}`] = 'yes';
  }
  if (Object.keys(values).length > 0) await done('proposals', write(lead, room.sheet, values));
  for (const member of [lead, ...others]) {
    const own = await done('consensus', member.call('GET', `/api/panels/${panel}/consensus`));
    const says = own.agreement.map(({ clause, proposed }: any) => [
      `agree/${clause}/${member.assessor}`,
      `yes:${proposed}`,
    ]);
    await done('agreement', write(member, own.sheet, Object.fromEntries(says)));
  }
  const { sheet } = await done('consensus', lead.call('GET', `/api/panels/${panel}/consensus`));
  return await lead.call('POST', `/api/panels/${panel}/agreement`, { seen: sheet.version });
}
