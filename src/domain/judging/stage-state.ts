/** A stage: panels are being made, they judge, it is counted, its result stands. */
export type StageState = 'preparing' | 'open' | 'closed' | 'confirmed';
export type StageAct = 'assign' | 'publish' | 'close' | 'reopen' | 'confirm';

interface Row {
  readonly from: readonly StageState[];
  readonly to: StageState | 'same';
}

/** What may be done with a stage in which state. Panels may be added to an open stage: one whose members all stood aside is filled again. */
export const stageActs: Readonly<Record<StageAct, Row>> = {
  assign: { from: ['preparing', 'open'], to: 'same' },
  publish: { from: ['preparing', 'open'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  reopen: { from: ['closed'], to: 'open' },
  confirm: { from: ['closed'], to: 'confirmed' },
};

/** The state an act leads to; null where it may not be done now. */
export function nextStageState(act: StageAct, state: StageState): StageState | null {
  const row = stageActs[act];
  if (!row.from.includes(state)) return null;
  return row.to === 'same' ? state : row.to;
}
