import type { Text } from '#src/definition/text.ts';
import type { Scale } from '#src/definition/scale.ts';
import type { ScoredCategory, ScoredItem } from '#src/domain/scoring/scored-items.ts';
import type { SheetBody } from '#src/domain/scoring/score-path.ts';
import type { ApplicationPage } from '../api/types.ts';

/** What the pages of assessors are told by the API. */
export interface OwnPanel {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly class: string;
  readonly stage: {
    readonly id: string;
    readonly kind: 'desk' | 'defence' | 'site';
    readonly title: Text;
    readonly combine: 'consensus' | 'mean' | 'trimmedMean';
  };
  readonly title: Text;
  readonly applicant: string | null;
  readonly number: string | null;
  readonly industry: string | null;
  readonly state: PanelState;
  readonly declared: boolean;
  readonly pledged: boolean;
  readonly lead: boolean;
  readonly sheet: SheetState | null;
  readonly due: string | null;
  /** Of a defence: when and where it is heard. */
  readonly hearing: {
    readonly from: string;
    readonly to: string;
    readonly room: number;
    readonly place: number;
  } | null;
}
export type PanelState = 'draft' | 'published' | 'agreeing' | 'agreed' | 'signed';
export type SheetState = 'open' | 'submitted' | 'unfinished';

export interface ScorePage {
  readonly id: string;
  readonly state: SheetState;
  readonly version: number;
  readonly savedAt: string;
  readonly body: SheetBody;
  readonly marks: Readonly<Record<string, number>>;
}
export interface JudgedItem extends ScoredItem {
  readonly prompts: readonly Text[];
  readonly summary: Text | null;
}
/** A panel and what it judges by. */
export interface JudgedPage {
  readonly panel: string;
  readonly application: string;
  readonly applicant: string | null;
  readonly number: string | null;
  readonly title: Text;
  readonly class: string;
  readonly stage: {
    readonly id: string;
    readonly kind: 'desk' | 'defence' | 'site';
    readonly title: Text;
    readonly combine: 'consensus' | 'mean' | 'trimmedMean';
    readonly spread: number | null;
    readonly startsFrom: string | null;
    readonly signed: boolean;
  };
  readonly state: PanelState;
  readonly lead: boolean;
  readonly maximum: number | null;
  readonly items: readonly JudgedItem[];
  readonly categories: readonly ScoredCategory[];
  readonly scale: Pick<Scale, 'stepPercent' | 'howToScore' | 'kinds'>;
}
export interface ReviewPage extends JudgedPage {
  readonly sheet: ScorePage | null;
}
export interface MemberPage {
  readonly assessor: string;
  readonly name: string;
  readonly lead: boolean;
  readonly body: SheetBody;
  readonly digest: string | null;
}
export interface ConsensusPage extends JudgedPage {
  readonly me: string | null;
  readonly sheet: ScorePage;
  readonly saying: readonly { readonly assessor: string; readonly name: string; readonly lead: boolean }[];
  readonly members: readonly MemberPage[];
  readonly result: { readonly digest: string; readonly total: string | null } | null;
}
/** What was handed in, less what an assessor does not see, and what was added since. */
export interface JudgedDossier {
  readonly page: ApplicationPage;
  readonly added: readonly {
    readonly kind: 'coaching' | 'newFact';
    readonly day: string;
    readonly text: string;
    readonly files: readonly string[];
    readonly filedAt: string;
  }[];
}
/** An assessor about themself in an edition. */
export interface OwnTerm {
  readonly name: string;
  readonly term: { readonly pledgedAt: string | null };
  readonly pledge: { readonly text: readonly Text[]; readonly digest: string; readonly agreed: boolean };
}
