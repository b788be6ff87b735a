import type { Stage } from '#src/definition/assessment.ts';
import type { Criteria } from '#src/definition/criteria.ts';
import { panelStream } from '../audit/stream.ts';
import { PanelResult, panelResult, resultDigest } from '../judging/panel-result.ts';
import { isDone } from '../judging/panel-state.ts';
import { readScores } from '../scoring/score-sheet.ts';
import { scoredSet } from '../scoring/scored-items.ts';
import { compare } from './differences.ts';
import { fileOf, placeIn } from './files.ts';
import { checking, type Checked, type Checking } from './finding.ts';
import { inEdition, lastAct, said, type Judged } from './judged.ts';
import { checkMembers } from './members.ts';
import type { Row } from './rows.ts';

const fromSheets = { zh: '评分表', en: 'the score sheets' };

/** The seats of every panel follow from its acts, its result from its score sheets, and its signed scan is of that result. */
export function checkPanels(judged: Judged): Checked {
  const into = checking('panels');
  const members = Map.groupBy(judged.tables.members, (member) => member.panel_id);
  const sheets = Map.groupBy(judged.tables.sheets, (sheet) => sheet.panel_id);
  for (const panel of judged.tables.panels) {
    into.one();
    const own = members.get(panel.id) ?? [];
    checkMembers(into, judged, panel, own);
    const rules = rulesOf(judged, panel);
    if (rules === null)
      into.wrong(
        placeIn('panels', panel, '/process_digest'),
        '导出中没有它所依据的届次定义和阶段',
        'the edition and stage it was judged by are not in the export',
      );
    else if (panel.state === 'agreed' || panel.state === 'signed')
      checkResult(into, panel, rules, { members: own, sheets: sheets.get(panel.id) ?? [] });
    if (rules !== null) checkSigned(into, judged, panel, rules.stage);
  }
  if (judged.source.scans === null)
    into.skip(
      { file: fileOf('panel-files') },
      '扫描件的字节不在此处，只核对了其摘要',
      'the bytes of the scans do not lie here: only their digests were compared',
    );
  return into.done();
}

interface PanelRules {
  readonly stage: Stage;
  readonly criteria: Criteria;
}

/** The stage and criteria of a panel by the edition it was published under. */
function rulesOf(judged: Judged, panel: Row<'panels'>): PanelRules | null {
  const edition = judged.editionOf(panel.process_digest);
  const rules = edition?.assessment?.classes[panel.class];
  const stage = rules?.stages.find(({ id }) => id === panel.stage);
  if (edition === null || rules === undefined || stage === undefined) return null;
  const criteria = edition.criteria[stage.criteria ?? rules.criteria];
  return criteria === undefined ? null : { stage, criteria };
}

interface OfPanel {
  readonly members: readonly Row<'members'>[];
  readonly sheets: readonly Row<'sheets'>[];
}

function checkResult(
  into: Checking,
  panel: Row<'panels'>,
  { stage, criteria }: PanelRules,
  { members, sheets }: OfPanel,
): void {
  const place = placeIn('panels', panel, '/result');
  const read = PanelResult.safeParse(panel.result);
  if (!read.success) {
    into.wrong(place, '已合议的评审组没有可读的结果', 'a panel that agreed has no result that can be read');
    return;
  }
  const clear = members.filter(({ state }) => state === 'clear').map(({ assessor_id: id }) => id);
  // The order of members is no part of the result; it is taken as it stands.
  const order = new Map(read.data.members.map(({ assessor }, index) => [assessor, index]));
  const counting = sheets
    .filter((one) => one.kind === 'individual' && one.state === 'submitted' && clear.includes(one.assessor_id ?? ''))
    .toSorted((a, b) => (order.get(a.assessor_id ?? '') ?? -1) - (order.get(b.assessor_id ?? '') ?? -1));
  const consensus = sheets.find(({ kind }) => kind === 'consensus');
  const own = consensus === undefined ? null : readScores(consensus.body);
  const follows = panelResult({
    application: panel.application_id,
    stage,
    set: scoredSet(criteria),
    panel: {
      members: counting.map((one) => ({ assessor: one.assessor_id ?? '', percents: readScores(one.body).percents })),
      consensus: stage.combine === 'consensus' ? (own?.percents ?? {}) : null,
    },
    digests: Object.fromEntries(counting.map((one) => [one.assessor_id ?? '', one.digest ?? ''])),
    notes: own?.notes ?? counting.flatMap((one) => readScores(one.body).notes),
  });
  compare(into, place, panel.result, follows, fromSheets);
  compare(into, placeIn('panels', panel, '/digest'), panel.digest, resultDigest(panel.result), {
    zh: '结果',
    en: 'the result',
  });
}

/** The acts that agreed and signed name the digest of this result, and the scan is there. */
function checkSigned(into: Checking, judged: Judged, panel: Row<'panels'>, stage: Stage): void {
  const stream = panelStream(inEdition(judged, panel.id));
  const from = { zh: '操作记录', en: 'its act' };
  const place = placeIn('panels', panel, '/state');
  if (panel.state === 'agreed' || panel.state === 'signed')
    compare(
      into,
      placeIn('panels', panel, '/digest'),
      panel.digest,
      said(lastAct(judged, stream, 'agree', 'settle'), 'digest'),
      from,
    );
  if (panel.state === 'signed') {
    const sign = lastAct(judged, stream, 'sign');
    compare(into, placeIn('panels', panel, '/scan'), panel.scan, said(sign, 'scan'), from);
    compare(into, placeIn('panels', panel, '/digest'), panel.digest, said(sign, 'digest'), from);
    const scan = panel.scan ?? '';
    const listed = judged.tables['panel-files'].some((file) => file.panel_id === panel.id && file.sha256 === scan);
    if (!listed || judged.source.scans?.has(scan) === false)
      into.wrong(
        placeIn('panels', panel, '/scan'),
        '没有摘要相同的签字扫描件',
        'there is no signed scan with this digest',
      );
  } else if (!isDone(panel.state, stage.signed))
    into.skip(
      place,
      panel.state === 'agreed' ? '合议结果尚未上传签字扫描件，签字未核对' : '评审组尚未办结，没有结果可核对',
      panel.state === 'agreed'
        ? 'the result is not signed yet; no scan could be checked'
        : 'the panel is not done; there is no result to check',
    );
}
