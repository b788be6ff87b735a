import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { SaveStatus } from '../save/save-status.ts';
import { placeOf } from '../save/edit.ts';
import { findingTopic, type PlacedFinding } from './finding-board.ts';
import type { Workbook } from './workbook.ts';

const WorkbookContext = createContext<Workbook | null>(null);
export const WorkbookProvider = WorkbookContext.Provider;

/** The open application; only inside its page. */
export function useWorkbook(): Workbook {
  const workbook = useContext(WorkbookContext);
  if (workbook === null) throw new Error('there is no open application here');
  return workbook;
}

export const useDefinition = (): ClassDefinition => useWorkbook().definition;

/** Something read from the workbook, read again whenever the topic is told. The reading must be stable between tellings. */
export function useTopic<T>(topic: string, read: (workbook: Workbook) => T): T {
  const workbook = useWorkbook();
  const subscribe = useCallback(
    (listener: () => void) => workbook.book.topics.subscribe(topic, listener),
    [workbook, topic],
  );
  return useSyncExternalStore(subscribe, () => read(workbook));
}

export const useText = (sheet: string, key: string): string =>
  useTopic(placeOf(sheet, key), (workbook) => workbook.book.text(sheet, key));
export const useList = (sheet: string, key: string): readonly string[] =>
  useTopic(placeOf(sheet, key), (workbook) => workbook.book.list(sheet, key));
export const useFindings = (sheet: string, key: string): readonly PlacedFinding[] =>
  useTopic(findingTopic(sheet, key), (workbook) => workbook.findingsAt(sheet, key));
export const useJudgement = () => useTopic('judgement', (workbook) => workbook.judgement);
export const usePage = () => useTopic('page', (workbook) => workbook.page);
export const useFiles = () => useTopic('files', (workbook) => workbook.files);

/** Whether a value may be changed now. */
export const useMayWrite = (sheet: string, key: string): boolean =>
  useTopic('page', (workbook) => workbook.mayWrite(sheet, key));

let lastStatus: { readonly told: string; readonly status: SaveStatus } | null = null;
/** State of saving; the same object while nothing about it changes. */
export function useSaveStatus(): SaveStatus {
  return useTopic('save', (workbook) => {
    const status = workbook.queue.status;
    const told = JSON.stringify(status);
    if (lastStatus?.told !== told) lastStatus = { told, status };
    return lastStatus.status;
  });
}

/** Whether a condition of the layout holds now; wakes only when the answer changes. */
export function useHolds(condition: string | undefined, sheet?: string, instance = ''): boolean {
  return useTopic('judgement', (workbook) =>
    workbook.holds(condition, sheet === undefined ? undefined : { sheet, instance }),
  );
}
