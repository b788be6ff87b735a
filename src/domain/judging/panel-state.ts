/** A panel: being made up, judging each alone, talking it over, agreed, signed. */
export type PanelState = 'draft' | 'published' | 'agreeing' | 'agreed' | 'signed';
export type PanelAct = 'publish' | 'begin-consensus' | 'agree' | 'settle' | 'reopen' | 'sign' | 'unsign';

/** A member: asked to declare, clear of conflicts, standing aside, taken off. */
export type MemberState = 'asked' | 'clear' | 'aside' | 'dropped';

interface Row {
  readonly from: readonly PanelState[];
  readonly to: PanelState;
}

/** What may be done with a panel in which state. */
export const panelActs: Readonly<Record<PanelAct, Row>> = {
  publish: { from: ['draft'], to: 'published' },
  'begin-consensus': { from: ['published'], to: 'agreeing' },
  agree: { from: ['agreeing'], to: 'agreed' },
  // Where members' percents are averaged there is nothing to talk over.
  settle: { from: ['published'], to: 'agreed' },
  reopen: { from: ['agreed', 'signed'], to: 'agreeing' },
  sign: { from: ['agreed'], to: 'signed' },
  unsign: { from: ['signed'], to: 'agreed' },
};

/** The state an act leads to; null where it may not be done now. */
export const nextPanelState = (act: PanelAct, state: PanelState): PanelState | null =>
  panelActs[act].from.includes(state) ? panelActs[act].to : null;

export interface PanelMember {
  readonly assessorId: string;
  /** Null where the assessor has no account yet. */
  readonly userId: string | null;
  readonly name: string;
  readonly lead: boolean;
  readonly state: MemberState;
}

/** Members who judge or may still come to: everybody but who stands aside or was taken off. */
export const taking = (members: readonly PanelMember[]): readonly PanelMember[] =>
  members.filter((member) => member.state === 'asked' || member.state === 'clear');

/** Members who may read and score: they have declared that nothing ties them to the applicant. */
export const judging = (members: readonly PanelMember[]): readonly PanelMember[] =>
  members.filter((member) => member.state === 'clear');

/** Whether the panel is done with: its result stands, signed where the stage asks for it. */
export const isDone = (state: PanelState, signed: boolean): boolean =>
  state === 'signed' || (state === 'agreed' && !signed);
