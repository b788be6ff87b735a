import type { Stage } from '#src/definition/assessment.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { PanelResult } from '#src/domain/judging/panel-result.ts';
import { categoryTitle, dimensions, slicesOf, type Dimension, type Slice } from '#src/domain/numbers/facts.ts';
import {
  daysLate,
  itemNumbers,
  panelItems,
  progressOf,
  timelinessOf,
  type CountedPanel,
  type ItemNumbers,
  type PanelItem,
  type StageProgress,
  type Timeliness,
} from '#src/domain/numbers/stage-numbers.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { readCountedPanels, type PanelRow } from '#src/store/counted-panels.ts';
import { readStages, type JudgingStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { judgedClass, judgingOf, stageOf, type JudgedClass } from '../judging/judged-edition.ts';
import { countApplications, type Counted } from './count-applications.ts';

export interface NumbersKey {
  readonly programme: string;
  readonly edition: string;
}
/** One panel in the list that a number opens. */
export interface ListedPanel extends Omit<CountedPanel, 'result' | 'handedIn'> {
  readonly submitted: number;
  /** Days from the due instant of each sheet that is in; none where the stage has no due day. */
  readonly days: readonly number[];
  /** Null until the stage is counted. */
  readonly items: readonly PanelItem[] | null;
}
export interface StageNumbers {
  readonly class: string;
  readonly classTitle: Text;
  readonly stage: Stage;
  readonly state: string;
  readonly due: Date | null;
  readonly progress: StageProgress;
  readonly timeliness: Timeliness | null;
  /** Null until the stage is counted, and for whoever may not read results. */
  readonly items: readonly ItemNumbers[] | null;
  readonly panels: readonly ListedPanel[];
}
export interface Numbers {
  readonly edition: Edition;
  readonly accepted: number;
  /** Accepted applications whose dossier has not been read for the numbers yet; they count as not said. */
  readonly unread: number;
  readonly states: readonly string[];
  readonly slices: Readonly<Record<Dimension, readonly Slice[]>>;
  readonly categoryTitle: Text | null;
  readonly stages: readonly StageNumbers[];
}

const noEdition = deny(
  'absent',
  '没有这一届的评审，或您无权查看。',
  'There is no such judging, or you may not see it.',
);

/** The numbers of an edition for the province and supervision; scores only of counted stages, for those who may read results. */
export async function readNumbers(deps: Deps, actor: Actor, key: NumbersKey): Promise<Numbers | Denial> {
  const denial = whyNot(actor, 'judging.read', judgingOf(key.programme));
  const edition = deps.editions.current(key.programme, key.edition);
  if (denial !== null || edition === null) return denial ?? noEdition;
  const counted = await countApplications(deps, edition);
  const stages = await readStages(deps.db, key.programme, key.edition);
  const mayRead = whyNot(actor, 'result.read', judgingOf(key.programme)) === null;
  const panels = await readCountedPanels(deps.db, key, mayRead);
  return {
    edition,
    ...applicationsIn(edition, counted),
    stages: Object.keys(edition.assessment?.classes ?? {}).flatMap((name) => {
      const judged = judgedClass(deps, { ...key, class: name });
      return isDenial(judged) ? [] : stagesOf(judged, name, { stages, panels });
    }),
  };
}

function applicationsIn(edition: Edition, { tallies, unread, states }: Counted) {
  const slices = Object.fromEntries(dimensions.map((one) => [one, slicesOf(edition, tallies, one)]));
  return {
    accepted: tallies.reduce((sum, { count }) => sum + count, 0),
    unread,
    states,
    slices: slices as Record<Dimension, readonly Slice[]>,
    categoryTitle: categoryTitle(edition),
  };
}

function stagesOf(
  judged: JudgedClass,
  name: string,
  read: { readonly stages: readonly JudgingStage[]; readonly panels: readonly PanelRow[] },
): readonly StageNumbers[] {
  return judged.rules.stages.map((stage) => {
    const row = read.stages.find((one) => one.class === name && one.stage === stage.id) ?? null;
    const own = read.panels.filter((one) => one.class === name && one.stage === stage.id).map(countedPanel);
    return {
      class: name,
      classTitle: judged.edition.classes[name]?.title ?? { zh: name, en: name },
      ...numbersOf(judged, stage, row, own),
    };
  });
}

const countedPanel = ({ result, ...row }: PanelRow): CountedPanel => ({
  ...row,
  result: result === null ? null : PanelResult.parse(result),
});

function numbersOf(judged: JudgedClass, stage: Stage, row: JudgingStage | null, own: readonly CountedPanel[]) {
  const whole = stageOf(judged, stage.id);
  if (isDenial(whole)) throw new Error(`stage ${stage.id} is not there`);
  const set = scoredSet(whole.criteria);
  const due = row?.due ?? null;
  const results = own.flatMap(({ result }) => result ?? []);
  return {
    stage,
    state: row?.state ?? 'preparing',
    due,
    progress: progressOf(own),
    // Where a panel starts from what it agreed on before, nobody hands a sheet of their own in.
    timeliness: stage.startsFrom === undefined ? timelinessOf(own, due) : null,
    items: results.length === 0 ? null : itemNumbers(set, results, stage.spread),
    panels: own.map(({ result, handedIn, ...panel }) => ({
      ...panel,
      submitted: handedIn.length,
      days: due === null ? [] : handedIn.map((at) => daysLate(at, due)),
      items: result === null ? null : panelItems(set, result, stage.spread),
    })),
  };
}
