import { scorePath } from '#src/domain/scoring/score-path.ts';
import { invariant, type Invariant } from '../invariant.ts';
import { clientOf, type Court, type StageOfClass } from './court.ts';
import type { ConsensusPage, PanelPage, ReviewPage } from './pages.ts';
import type { JudgedStage } from './seen-stages.ts';
import type { Percents, PanelScores } from './recompute.ts';

/** Every value of a sheet whose saving was acknowledged is there, as its own writer or the lead reads it. */
export async function scoresThere(court: Court, stages: readonly JudgedStage[]): Promise<Invariant> {
  const broken: string[] = [];
  let looked = 0;
  for (const { board } of stages)
    for (const panel of board.panels)
      for (const { sheet, assessor } of court.record.panels.get(panel.id) ?? []) {
        const body = await bodyOf(court, panel, assessor);
        if (body === null) continue;
        for (const [path, value] of court.record.sheets.get(sheet) ?? []) {
          looked += 1;
          if (JSON.stringify(body[path]) !== JSON.stringify(value))
            broken.push(`panel ${panel.id} ${assessor ?? 'consensus'} ${path}: ${JSON.stringify(body[path])}`);
        }
      }
  return invariant('every acknowledged score is there', looked, broken);
}

type Body = Readonly<Record<string, string | readonly string[]>>;

/** A sheet as somebody reads it who sits on the panel still; null where its writer left. */
async function bodyOf(court: Court, panel: PanelPage, assessor: string | null): Promise<Body | null> {
  const here = panel.members.filter((one) => one.state === 'clear');
  if (assessor === null) {
    const lead = await clientOf(court, here.find((one) => one.lead)?.assessor ?? '');
    return (await lead.get<ConsensusPage>(`/api/panels/${panel.id}/consensus`)).sheet.body;
  }
  if (!here.some((one) => one.assessor === assessor)) return null;
  const client = await clientOf(court, assessor);
  return (await client.get<ReviewPage>(`/api/panels/${panel.id}/review`)).sheet?.body ?? null;
}

/** What a panel's sheets come to by what was acknowledged alone; `earlier` is what a visit began from. */
export function scoresOf(
  { record }: Court,
  { stage }: StageOfClass,
  panel: PanelPage,
  earlier: Percents | null,
): PanelScores {
  const sheets = record.panels.get(panel.id) ?? [];
  const read = (assessor: string | null): Percents => {
    const sheet = sheets.find((one) => one.assessor === assessor)?.sheet ?? '';
    return percentsIn(record.sheets.get(sheet) ?? new Map());
  };
  const members = panel.members
    .filter((one) => one.state === 'clear' && one.sheet === 'submitted')
    .map((one) => read(one.assessor));
  if (stage.combine !== 'consensus') return { members, consensus: null };
  // What all gave alike, or what the stage before had, stands in the consensus without anybody's writing it.
  const [first = {}] = members;
  const alike = Object.fromEntries(
    Object.entries(first).filter(([clause, percent]) => members.every((one) => one[clause] === percent)),
  );
  return { members, consensus: { ...(earlier ?? alike), ...read(null) } };
}

function percentsIn(values: ReadonlyMap<string, string | readonly string[]>): Percents {
  const found: Record<string, number> = {};
  for (const [path, value] of values) {
    const clause = path.split('/')[1] ?? '';
    if (path === scorePath.percent(clause)) found[clause] = Number(value);
  }
  return found;
}
