import { agreementText } from '#src/domain/scoring/agreement-text.ts';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import { picture } from '../../../tests/support/complete-application.ts';
import { declare, scoreAll, stagePath, write, type Assessor } from '../../../tests/support/judging-steps.ts';
import { done } from '../../../tests/support/office-steps.ts';
import type { JudgedHouse } from './house.ts';

interface Board {
  readonly panels: readonly {
    readonly id: string;
    readonly application: string;
    readonly state: string;
    readonly digest: string | null;
    readonly members: readonly { readonly assessor: string; readonly lead: boolean; readonly state: string }[];
  }[];
  readonly result: { readonly digest: string } | null;
}
/** A panel with its people, the lead first. */
export interface Seated {
  readonly id: string;
  readonly application: string;
  readonly team: readonly [Assessor, ...Assessor[]];
}
export const organisationStage = (stage: string): string => stagePath('organisation', stage);

export const boardOf = async ({ people }: JudgedHouse, path: string): Promise<Board> =>
  await done('board', people.offices.province.handler.call('GET', path));

/** The panels of a stage with who takes part in them. */
export async function seatedAt(house: JudgedHouse, path: string): Promise<readonly Seated[]> {
  const { panels } = await boardOf(house, path);
  return panels.map(({ id, application, members }) => {
    const here = members.filter(({ state }) => state === 'asked' || state === 'clear');
    const team = here
      .toSorted((a, b) => Number(b.lead) - Number(a.lead))
      .flatMap((member) => house.people.assessors.find((one) => one.assessor === member.assessor) ?? []);
    const [lead, ...others] = team;
    if (lead === undefined) throw new Error(`nobody sits on panel ${id}`);
    return { id, application, team: [lead, ...others] as const };
  });
}

export async function panelOf(house: JudgedHouse, path: string, application: string): Promise<Seated> {
  const found = (await seatedAt(house, path)).find((one) => one.application === application);
  if (found === undefined) throw new Error(`${application} has no panel`);
  return found;
}

/** How good each applicant is, in percent, in the order in which they were admitted. */
const worth = [75, 65, 60, 50, 45, 70, 60];

/** What a member gives: what the applicant is worth, the member's own hand, and one clause on which a panel differs widely. */
function given(house: JudgedHouse, application: string, place: number): (clause: string) => number {
  const { whole, firms, people } = house.cases;
  const at = [whole, ...firms, ...people].findIndex((one) => one.id === application);
  return (clause) => {
    const own = [...clause].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), at) % 4;
    const wide = clause.endsWith('2.2') && place === 1 ? -25 : 0;
    return Math.max(5, Math.min(95, (worth[at] ?? 50) + (own - 1) * 5 + (place - 1) * 5 + wide));
  };
}

/** Whoever has a sheet to hand in does so. */
export async function handIn(house: JudgedHouse, { id, application, team }: Seated): Promise<void> {
  for (const [place, one] of team.entries()) {
    await declare(one, id);
    const { sheet }: { sheet: { state: string } | null } = await done(
      'review',
      one.call('GET', `/api/panels/${id}/review`),
    );
    if (sheet?.state !== 'open') continue;
    await done('scores', scoreAll(one, id, given(house, application, place)));
  }
}

export interface Room {
  readonly members: readonly { readonly body: Readonly<Record<string, unknown>> }[];
  readonly sheet: { readonly id: string; readonly version: number; readonly marks: Readonly<Record<string, number>> };
  readonly agreement: readonly {
    readonly clause: string;
    readonly proposed: number | null;
    readonly beyond: boolean;
  }[];
}
export const roomOf = async (one: Assessor, panel: string): Promise<Room> =>
  await done('room', one.call('GET', `/api/panels/${panel}/consensus`));

/** The lead proposes what is open; the others agree, or as far as `most` of the clauses. */
export async function propose({ id, team }: Seated, most = 99): Promise<void> {
  const [lead] = team;
  const room = await roomOf(lead, id);
  const values: Record<string, string> = {};
  for (const { clause, proposed, beyond } of room.agreement) {
    if (proposed === null) values[scorePath.percent(clause)] = String(middleOf(room, clause));
    if (proposed === null) values[scorePath.reason(clause)] = '核对自评报告所列证据后确定';
    if (beyond) values[scorePath.discussed(clause)] = 'yes';
  }
  if (Object.keys(values).length > 0) await done('proposal', write(lead, room.sheet, values));
  for (const member of team) {
    const own = await roomOf(member, id);
    const says = own.agreement
      .slice(0, most)
      .map(({ clause, proposed }) => [
        scorePath.agree(clause, member.assessor),
        agreementText({ agrees: true, percent: proposed ?? 0 }),
      ]);
    await done('agreement', write(member, own.sheet, Object.fromEntries(says)));
  }
}

const panelNotes = [
  ['b1', 'strength', '战略目标逐级分解到班组，每月对照检查，偏差有分析、有措施。'],
  ['b2', 'opportunity', '可进一步说明标杆数据的来源和选取理由，以支持结果的比较。'],
] as const;

/** What the panel will say to its applicant, in the words of its consensus. */
export async function comment({ id, team: [lead] }: Seated): Promise<void> {
  const { sheet, agreement } = await roomOf(lead, id);
  const values: Record<string, string | string[]> = { [scorePath.notes]: panelNotes.map(([note]) => note) };
  for (const [at, [note, kind, text]] of panelNotes.entries()) {
    values[scorePath.comment(note, 'kind')] = kind;
    values[scorePath.comment(note, 'item')] = agreement[at === 0 ? 3 : 0]?.clause ?? '';
    values[scorePath.comment(note, 'text')] = text;
  }
  await done('comments', write(lead, sheet, values));
}

/** The middle of what the members gave. */
function middleOf({ members }: Room, clause: string): number {
  const given = members.map(({ body }) => Number(body[scorePath.percent(clause)])).toSorted((a, b) => a - b);
  return given[Math.floor(given.length / 2)] ?? 0;
}

/** The lead closes the consensus and lays down the signed record. */
export async function settle(house: JudgedHouse, path: string, seated: Seated): Promise<void> {
  const [lead] = seated.team;
  const { sheet } = await roomOf(lead, seated.id);
  await done('settled', lead.call('POST', `/api/panels/${seated.id}/agreement`, { seen: sheet.version }));
  await sign(house, path, seated);
}

export async function sign(house: JudgedHouse, path: string, { id, team: [lead] }: Seated): Promise<void> {
  const { panels } = await boardOf(house, path);
  const found = panels.find((one) => one.id === id)?.digest ?? '';
  const bytes = await picture(620, 877, 200);
  const scan: { sha256: string } = await lead.client.upload(
    `/api/panels/${id}/files?name=signed.jpg`,
    bytes,
    'application/octet-stream',
  );
  const digest = found.slice(0, 16);
  await done('signature', lead.call('PUT', `/api/panels/${id}/signature`, { scan: scan.sha256, digest }));
}

/** The office counts a stage whose panels have all ended. */
export const count = ({ people }: JudgedHouse, path: string): Promise<unknown> =>
  done('count', people.offices.province.handler.call('POST', `${path}/count`));

export async function confirm(house: JudgedHouse, path: string): Promise<void> {
  const { result } = await boardOf(house, path);
  const { leader } = house.people.offices.province;
  await done('confirmation', leader.call('POST', `${path}/confirmation`, { digest: result?.digest }));
}
