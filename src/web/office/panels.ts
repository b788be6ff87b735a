import type { ComponentType } from 'react';
import type { DeskWords } from '../words/desk-words.ts';
import type { OfficeWords } from '../words/office-words.ts';
import { deferred } from '../entry/deferred.tsx';
import { AddendaPanel, addendaOf } from './panels/addenda.tsx';
import { BehalfPanel, openRecords } from './panels/behalf.tsx';
import { ConsultationPanel } from './consultation-panel.tsx';
import { ChecklistPanel } from './panels/checklist.tsx';
import { ConditionsPanel } from './panels/conditions.tsx';
import { CorrectionsPanel } from './panels/corrections.tsx';
import { FindingsPanel } from './panels/findings.tsx';
import { HistoryPanel } from './panels/history.tsx';
import { LettersPanel } from './panels/letters.tsx';
import { MaterialPanel } from './panels/material.tsx';
import { MessagesPanel } from './panels/messages.tsx';
import { NotesPanel, notesOf } from './panels/notes.tsx';
import { OpinionsPanel } from './panels/opinions.tsx';
import { PaperPanel } from './panels/paper.tsx';
import { correctionsOf, type WholeCase } from './types.ts';

const ConflictsPanel = deferred(() => import('./panels/conflicts.tsx'));

export interface PanelProps {
  readonly whole: WholeCase;
}
/** A part of a case: a further one is a file of its own and a line here. */
export interface Panel {
  readonly id: string;
  readonly title: (t: OfficeWords, d: DeskWords) => string;
  /** A number beside the title; 0 is not shown. */
  readonly count?: (whole: WholeCase) => number;
  /** Left out where a case has no such thing. */
  readonly shown?: (whole: WholeCase, sides: readonly string[]) => boolean;
  readonly Body: ComponentType<PanelProps>;
}

export const panels: readonly Panel[] = [
  { id: 'material', title: (t) => t.material, shown: (whole) => !whole.paperOnly, Body: MaterialPanel },
  { id: 'findings', title: (t) => t.findings, count: (whole) => whole.findings.length, Body: FindingsPanel },
  {
    id: 'conditions',
    title: (_, d) => d.conditions,
    count: (whole) => whole.checks.filter((row) => row.kind === 'person' && row.tick === null).length,
    Body: ConditionsPanel,
  },
  {
    id: 'checklist',
    title: (t) => t.checklist,
    count: (whole) => whole.checklist.filter((leaf) => leaf.side === 'applicant' && leaf.scan === null).length,
    Body: ChecklistPanel,
  },
  {
    id: 'corrections',
    title: (t) => t.corrections,
    count: (whole) =>
      correctionsOf(whole)
        .filter((task) => task.closedAt === null)
        .reduce((sum, task) => sum + task.body.items.filter((item) => item.solvedBy === null).length, 0),
    Body: CorrectionsPanel,
  },
  {
    id: 'consultations',
    title: (t) => t.consultations,
    count: (whole) => whole.consultations?.answered ?? 0,
    shown: (whole) => whole.consultations !== null,
    Body: ConsultationPanel,
  },
  {
    id: 'opinions',
    title: (_, d) => d.opinions,
    shown: (whole) => whole.checklist.some((leaf) => leaf.side === 'office'),
    Body: OpinionsPanel,
  },
  {
    id: 'behalf',
    title: (_, d) => d.behalf,
    count: openRecords,
    shown: (whole) => whole.behalf.length > 0 || whole.tasks.some((task) => task.kind === 'behalf'),
    Body: BehalfPanel,
  },
  {
    id: 'addenda',
    title: (_, d) => d.addenda,
    count: (whole) => addendaOf(whole).filter((task) => task.closedAt === null).length,
    shown: (whole) => addendaOf(whole).length > 0,
    Body: AddendaPanel,
  },
  {
    id: 'conflicts',
    title: (_, d) => d.conflicts,
    shown: (_, sides) => sides.includes('province') || sides.includes('supervision'),
    Body: ConflictsPanel,
  },
  { id: 'notes', title: (_, d) => d.notes, count: (whole) => notesOf(whole).length, Body: NotesPanel },
  { id: 'letters', title: (_, d) => d.letters, Body: LettersPanel },
  { id: 'messages', title: (_, d) => d.messages, Body: MessagesPanel },
  { id: 'paper', title: (t) => t.paper, Body: PaperPanel },
  { id: 'history', title: (t) => t.history, count: (whole) => whole.history.length, Body: HistoryPanel },
];
