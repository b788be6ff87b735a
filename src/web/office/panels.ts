import type { ComponentType } from 'react';
import type { OfficeWords } from '../words/office-words.ts';
import { ChecklistPanel } from './panels/checklist.tsx';
import { CorrectionsPanel } from './panels/corrections.tsx';
import { FindingsPanel } from './panels/findings.tsx';
import { HistoryPanel } from './panels/history.tsx';
import { MaterialPanel } from './panels/material.tsx';
import { PaperPanel } from './panels/paper.tsx';
import { correctionsOf, type WholeCase } from './types.ts';

export interface PanelProps {
  readonly whole: WholeCase;
}
/** A part of a case: a further one is a file of its own and a line here. */
export interface Panel {
  readonly id: string;
  readonly title: (t: OfficeWords) => string;
  /** A number beside the title; 0 is not shown. */
  readonly count?: (whole: WholeCase) => number;
  /** Left out where a case has no such thing. */
  readonly shown?: (whole: WholeCase) => boolean;
  readonly Body: ComponentType<PanelProps>;
}

export const panels: readonly Panel[] = [
  { id: 'material', title: (t) => t.material, shown: (whole) => !whole.paperOnly, Body: MaterialPanel },
  { id: 'findings', title: (t) => t.findings, count: (whole) => whole.findings.length, Body: FindingsPanel },
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
  { id: 'paper', title: (t) => t.paper, Body: PaperPanel },
  { id: 'history', title: (t) => t.history, count: (whole) => whole.history.length, Body: HistoryPanel },
];
