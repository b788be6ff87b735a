import type { Edition } from '#src/definition/edition-bundle.ts';
import { drawStream, stageStream } from '../audit/stream.ts';
import { entryId } from '../draw/derive.ts';
import { DrawRecord } from '../draw/record.ts';
import { countOverall, countStage, type JudgedCase } from '../judging/count-stage.ts';
import { StageResult } from '../judging/stage-entry.ts';
import { compare, differences } from './differences.ts';
import { placeIn } from './files.ts';
import { checking, type Checked, type Checking } from './finding.ts';
import { actsOf, inEdition, said, type Judged } from './judged.ts';
import type { Row } from './rows.ts';

/** Under this name the overall evaluation stands beside the stages. */
const overall = 'overall';

/** Ranking, ties and shortlist of every counted stage, and the overall evaluation, follow from the panels' results. */
export function checkStages(judged: Judged): Checked {
  const into = checking('stages');
  for (const stage of judged.tables.stages) {
    if (stage.result === null) {
      into.skip(
        placeIn('stages', stage),
        '本阶段尚未汇总，没有名次可核对',
        'this stage is not counted yet; it has no places to check',
      );
      continue;
    }
    into.one();
    const read = StageResult.safeParse(stage.result);
    if (read.success) checkStage(into, judged, stage, read.data);
    else
      into.wrong(
        placeIn('stages', stage, '/result'),
        '阶段结果不符合格式',
        'the result of this stage has not its shape',
      );
  }
  return into.done();
}

function checkStage(into: Checking, judged: Judged, stage: Row<'stages'>, result: StageResult): void {
  const place = placeIn('stages', stage, '/result');
  const stream = stageStream({ ...inEdition(judged, ''), class: stage.class, stage: stage.stage });
  const counted = actsOf(judged, stream).findLast(({ act }) => ['close', 'settle-tie', 'evaluate'].includes(act));
  const act = { zh: '汇总的操作记录', en: 'the act that counted it' };
  compare(into, { ...place, path: '/result/digest' }, result.digest, said(counted, 'digest'), act);
  checkCandidates(into, judged, stage, result);
  const order = drawnOrder(into, judged, stage, said(counted, 'draw'));
  if (order === null) return;
  // An amendment may have come since it was counted: any edition of the line may give it.
  const editions = judged.source.editions.map(({ edition }) => edition);
  const tried = (judged.current === null ? editions : [judged.current, ...editions]).flatMap(
    (edition) => recounted(judged, edition, stage, result, order) ?? [],
  );
  const first = tried[0];
  if (first === undefined) into.wrong(place, '导出的届次定义中没有这个阶段', 'no edition in the export has this stage');
  else if (!tried.some((one) => differences(stage.result, one).length === 0))
    compare(into, place, stage.result, first, { zh: '各评审组的结果', en: 'the results of its panels' });
}

/** The result as an edition's rules count it; null where it has no such stage. */
function recounted(
  judged: Judged,
  edition: Edition,
  row: Row<'stages'>,
  result: StageResult,
  order: readonly string[],
): StageResult | null {
  const rules = edition.assessment?.classes[row.class];
  if (rules === undefined) return null;
  const panels = judged.tables.panels
    .filter((panel) => panel.class === row.class)
    .map((panel) => ({ ...panel, applicationId: panel.application_id }));
  const cases = casesOf(judged, result);
  const { criteria } = edition;
  if (row.stage === overall) return countOverall({ rules, criteria }, row.class, cases, panels);
  const stage = rules.stages.find(({ id }) => id === row.stage);
  if (stage === undefined) return null;
  const own = panels.filter((panel) => panel.stage === row.stage);
  return countStage({ rules, criteria, stage }, row.class, cases, own, order);
}

/** Those in a result, in the order of their numbers, as the counting takes them. */
function casesOf(judged: Judged, { entries }: StageResult): readonly JudgedCase[] {
  const there = new Set(entries.map(({ application }) => application));
  return judged.tables.applications
    .filter(({ id }) => there.has(id))
    .toSorted((a, b) => byText(a.number ?? '\uffff', b.number ?? '\uffff') || byText(a.id, b.id));
}
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whom a stage judges: all accepted, or whom the stage before let go on; nobody is left out and nobody comes in from aside. */
function checkCandidates(into: Checking, judged: Judged, stage: Row<'stages'>, result: StageResult): void {
  const stages = judged.current?.assessment?.classes[stage.class]?.stages ?? [];
  const index = stages.findIndex(({ id }) => id === stage.stage);
  const before = stage.stage === overall ? stages.at(-1) : stages[index - 1];
  const place = placeIn('stages', stage, '/result/entries');
  const entries = new Set(result.entries.map(({ application }) => application));
  const earlier = before === undefined ? null : resultOf(judged, stage.class, before.id);
  const accepted = acceptedIn(judged, stage.class);
  const allowed = earlier === null ? accepted : new Set([...earlier].filter((id) => accepted.has(id)));
  for (const id of allowed)
    if (!entries.has(id))
      into.wrong(place, `缺少应参加本阶段的申报${id}`, `application ${id}, which this stage judges, is missing`);
  for (const id of entries)
    if (!allowed.has(id))
      into.wrong(place, `申报${id}不应参加本阶段`, `application ${id} is not among those this stage judges`);
}

/** Those whom a confirmed stage let go on. */
function resultOf(judged: Judged, of: string, stage: string): ReadonlySet<string> {
  const row = judged.tables.stages.find((one) => one.class === of && one.stage === stage);
  const read = StageResult.safeParse(row?.result);
  return new Set(read.success ? read.data.entries.filter((one) => one.in).map(({ application }) => application) : []);
}

function acceptedIn(judged: Judged, of: string): ReadonlySet<string> {
  const states = new Set(
    judged.source.editions.flatMap(({ edition }) =>
      edition.workflow.states.filter((state) => state.final && state.phase === 'office').map(({ id }) => id),
    ),
  );
  return new Set(
    judged.tables.applications.filter((one) => one.class === of && states.has(one.state)).map(({ id }) => id),
  );
}

/** The applications in the order drawn for a tie; null where it cannot be known yet. */
function drawnOrder(into: Checking, judged: Judged, stage: Row<'stages'>, id: unknown): readonly string[] | null {
  if (typeof id !== 'string') return [];
  const draw = judged.tables.draws.find((one) => one.id === id);
  const record = DrawRecord.safeParse(draw?.record);
  if (draw === undefined || !record.success) {
    into.wrong(
      placeIn('stages', stage),
      `缺少定名次的抽签${drawStream(inEdition(judged, id))}`,
      `the draw that settled its tie is missing: ${id}`,
    );
    return null;
  }
  const { openings, order } = record.data;
  if (openings === null || order === null) {
    into.skip(
      placeIn('stages', stage),
      '并列由抽签决定，而抽签的对应关系尚未公开，名次未重新计算',
      'a draw settled its tie and is not disclosed yet; its places were not recomputed',
    );
    return null;
  }
  const applications = new Map(openings.map((one) => [entryId(id, one.application, one.salt), one.application]));
  return order.flatMap((entry) => applications.get(entry) ?? []);
}
