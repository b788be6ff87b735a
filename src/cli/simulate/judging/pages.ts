/** What the play of the judging reads of the API's replies. */
export interface JudgingPage {
  readonly class: string;
  readonly stages: readonly { readonly id: string; readonly state: string; readonly due: string | null }[];
  readonly overall: ResultPage | null;
}
export interface EntryPage {
  readonly application: string;
  readonly total: string | null;
  readonly rank: number | null;
  readonly tied: boolean;
  readonly in: boolean;
}
export interface ResultPage {
  readonly entries: readonly EntryPage[];
  readonly waiting: readonly string[];
  readonly digest: string;
}
export interface MemberPage {
  readonly assessor: string;
  readonly lead: boolean;
  readonly state: 'asked' | 'clear' | 'aside' | 'dropped';
  readonly sheet: 'open' | 'submitted' | 'unfinished' | null;
}
export interface PanelPage {
  readonly id: string;
  readonly application: string;
  readonly state: 'draft' | 'published' | 'agreeing' | 'agreed' | 'signed';
  readonly digest: string | null;
  readonly members: readonly MemberPage[];
}
export interface BoardPage {
  readonly stage: {
    readonly state: 'preparing' | 'open' | 'closed' | 'confirmed';
    readonly due: string | null;
    readonly size: number;
    readonly least: number;
    readonly signed: boolean;
  };
  readonly candidates: readonly { readonly id: string }[] | null;
  readonly panels: readonly PanelPage[];
  readonly result: ResultPage | null;
}
export interface SheetPage {
  readonly id: string;
  readonly state: 'open' | 'submitted' | 'unfinished';
  readonly version: number;
  readonly body: Readonly<Record<string, string | readonly string[]>>;
  readonly marks: Readonly<Record<string, number>>;
}
export interface ReviewPage {
  readonly items: readonly { readonly clause: string; readonly title: { readonly zh: string } }[];
  readonly scale: { readonly stepPercent: number };
  readonly sheet: SheetPage | null;
}
export interface ConsensusPage {
  readonly me: string | null;
  readonly scale: { readonly stepPercent: number };
  readonly sheet: SheetPage;
  readonly members: readonly {
    readonly assessor: string;
    readonly body: Readonly<Record<string, string | readonly string[]>>;
  }[];
  readonly agreement: readonly {
    readonly clause: string;
    readonly proposed: number | null;
    readonly beyond: boolean;
    readonly discussed: boolean;
    readonly open: readonly string[];
    readonly objections: readonly { readonly assessor: string; readonly reason: string }[];
  }[];
}

/** Members who take part in a panel. */
export const taking = ({ members }: PanelPage): readonly MemberPage[] =>
  members.filter(({ state }) => state === 'asked' || state === 'clear');
