import type { Text } from '#src/definition/text.ts';

export type Dimension = 'channel' | 'region' | 'industry' | 'class' | 'category';
export interface Slice {
  readonly code: string | null;
  readonly title: Text;
  readonly count: number;
}
export interface PanelItem {
  readonly clause: string;
  readonly percent: string | null;
  readonly spread: number;
  readonly beyond: boolean;
}
export interface ListedPanel {
  readonly id: string;
  readonly application: string;
  readonly number: string | null;
  readonly applicant: string | null;
  readonly state: string;
  readonly members: number;
  readonly declared: number;
  readonly submitted: number;
  /** Days from the due day of each sheet that is in; above 0 is late. */
  readonly days: readonly number[];
  readonly items: readonly PanelItem[] | null;
}
export interface ItemNumbers {
  readonly clause: string;
  readonly title: Text;
  readonly panels: number;
  readonly mean: string;
  readonly lowest: string;
  readonly lower: string;
  readonly median: string;
  readonly upper: string;
  readonly highest: string;
  readonly spread: { readonly mean: string; readonly most: number; readonly beyond: number };
}
export interface StageNumbers {
  readonly class: string;
  readonly classTitle: Text;
  readonly stage: string;
  readonly title: Text;
  readonly toBeConfirmed: boolean;
  readonly limit: number | null;
  readonly due: string | null;
  readonly progress: Readonly<Record<ProgressStep, number>>;
  readonly timeliness: {
    readonly inTime: number;
    readonly late: number;
    readonly open: number;
    readonly days: readonly { readonly days: number; readonly sheets: number }[];
  } | null;
  readonly items: readonly ItemNumbers[] | null;
  readonly panels: readonly ListedPanel[];
}
export const progressSteps = ['panels', 'published', 'members', 'declared', 'submitted', 'agreed', 'signed'] as const;
export type ProgressStep = (typeof progressSteps)[number];

export interface PartProps {
  readonly title: string;
  /** Where a number leads, and the same for a mark of a chart. */
  readonly list: (show: string) => string;
  readonly open: (show: string) => void;
}

/** A stage by its class and name, as the address has it. */
export const stageKey = ({ class: of, stage }: Pick<StageNumbers, 'class' | 'stage'>): string => `${of}.${stage}`;

/** The numbers of an edition as the server tells them. */
export interface Numbers {
  readonly accepted: number;
  readonly unread: number;
  readonly states: readonly string[];
  readonly categoryTitle: Text | null;
  readonly slices: Readonly<Record<Dimension, readonly Slice[]>>;
  readonly stages: readonly StageNumbers[];
}
