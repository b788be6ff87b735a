import type { Text } from '#src/definition/text.ts';
import type { AnswerKind, AnswerWay, ItemCounts, ItemState } from '#src/domain/workflow/consultation.ts';
import type { Named } from './types.ts';

/** What the pages of consultations are told by the API. Instants ISO 8601. */
interface LetterBase {
  readonly id: string;
  readonly editionTitle: Text;
  readonly channel: Named;
  readonly authority: Named;
  readonly number: string | null;
  readonly state: 'draft' | 'sent' | 'closed';
  readonly sentAt: string | null;
  readonly due: string | null;
}
interface DepartmentLetter extends LetterBase {
  readonly audience: 'department';
  readonly counts: { readonly items: number; readonly open: number };
}
interface OfficeLetter extends LetterBase {
  readonly audience: 'office';
  readonly counts: {
    readonly items: number;
    readonly open: number;
    readonly answered: number;
    readonly overdue: number;
    readonly adverse: number;
  };
}
export type Letter = DepartmentLetter | OfficeLetter;
export interface LetterList {
  readonly letters: readonly Letter[];
  readonly next: string | null;
  readonly now: string;
}

export interface Shown {
  readonly label: Text;
  readonly value: string;
}
export interface Answer {
  readonly kind: AnswerKind;
  readonly facts: string | null;
  readonly at: string;
  readonly late: boolean;
}
export interface OfficeAnswer extends Answer {
  readonly way: AnswerWay;
  readonly reply: string;
  readonly why: string | null;
}
export interface Reply {
  readonly id: string;
  readonly way: AnswerWay;
  readonly number: string | null;
  readonly dated: string | null;
  readonly scan: string | null;
  readonly signedBy: string | null;
  readonly at: string;
}
export interface DepartmentItem {
  readonly item: string;
  readonly shown: readonly Shown[];
  readonly needed: boolean;
  readonly answer: Answer | null;
}
interface ItemBase {
  readonly item: string;
  readonly shown: readonly Shown[];
  readonly state: ItemState;
  readonly added: string | null;
  readonly answer: OfficeAnswer | null;
  readonly earlier: readonly OfficeAnswer[];
  readonly judged: { readonly note: string; readonly at: string } | null;
}
export interface OfficeItem extends ItemBase {
  readonly case: string;
  readonly applicant: string;
  readonly needed: boolean;
}
interface Whole {
  readonly may: { readonly manage: boolean; readonly answer: boolean };
  readonly now: string;
}
export type WholeDepartmentLetter = DepartmentLetter & Whole & { readonly items: readonly DepartmentItem[] };
export type WholeOfficeLetter = OfficeLetter &
  Whole & {
    readonly items: readonly OfficeItem[];
    readonly replies: readonly Reply[];
    readonly history: readonly {
      readonly seq: number;
      readonly act: string;
      readonly by: string;
      readonly at: string;
    }[];
  };
export type WholeLetter = WholeDepartmentLetter | WholeOfficeLetter;

export interface RowDenial {
  readonly code: string;
  readonly reason: Text;
}
export interface DraftedLetters {
  readonly results: readonly {
    readonly id: string;
    readonly asked: readonly string[];
    readonly denial: RowDenial | null;
  }[];
  readonly letters: readonly string[];
}
export interface AnsweredItems {
  readonly results: readonly { readonly item: string; readonly denial: RowDenial | null }[];
}

export interface PanelDepartment {
  readonly authority: Named;
  readonly required: 'yes' | 'no' | 'unclear';
  readonly letter: { readonly id: string; readonly number: string | null; readonly due: string | null } | null;
  readonly item: (ItemBase & { readonly reason: string | null; readonly reply: Reply | null }) | null;
}
export interface CaseConsultations {
  readonly case: string;
  readonly open: boolean;
  readonly counts: ItemCounts;
  readonly may: { readonly manage: boolean; readonly judge: boolean };
  readonly departments: readonly PanelDepartment[];
  readonly now: string;
}
