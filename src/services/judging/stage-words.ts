import type { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { PanelState } from '#src/domain/judging/panel-state.ts';
import type { StageState } from '#src/domain/judging/stage-state.ts';

const stages: Readonly<Record<StageState, Text>> = {
  preparing: { zh: '编组中', en: 'panels are being made' },
  open: { zh: '评审中', en: 'under way' },
  closed: { zh: '已汇总，待确认', en: 'counted, to be confirmed' },
  confirmed: { zh: '已确认', en: 'confirmed' },
};
const panels: Readonly<Record<PanelState, Text>> = {
  draft: { zh: '编组中', en: 'being made up' },
  published: { zh: '各自评审', en: 'scoring' },
  agreeing: { zh: '合议中', en: 'in consensus' },
  agreed: { zh: '合议已定', en: 'agreed' },
  signed: { zh: '已签字', en: 'signed' },
};

/** That a stage is not where this is done. */
export const sealStage = (state: StageState): Denial =>
  deny(
    'wrong-state',
    `本阶段现为“${stages[state].zh}”，不能这样办理。`,
    `This stage is “${stages[state].en}”; that cannot be done now.`,
  );

/** That a panel is not where this is done: somebody else may have been first. */
export const sealPanel = (state: PanelState): Denial =>
  deny(
    'wrong-state',
    `评审组现为“${panels[state].zh}”，不能这样办理；可能刚由他人办理，请刷新。`,
    `The panel is “${panels[state].en}”; that cannot be done now. Somebody may just have acted: reload.`,
  );
