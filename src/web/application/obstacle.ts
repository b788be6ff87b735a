import type { Text } from '#src/definition/text.ts';
import type { ActionPage } from '../api/types.ts';
import { useJudgement, usePage, useSaveStatus } from '../book/hooks.ts';
import type { SaveStatus } from '../save/save-status.ts';
import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { workWords, type WorkWords } from '../words/work-words.ts';
import { isAnswered, useOpenCorrection } from './corrections/open-correction.ts';
import { openConflicts, openRefused } from './dialog-state.ts';

const words: Readonly<Record<Exclude<SaveStatus['kind'], 'saved'>, keyof WorkWords & `unsaved${string}`>> = {
  saving: 'unsavedSaving',
  offline: 'unsavedOffline',
  'signed-out': 'unsavedSignedOut',
  locked: 'unsavedLocked',
  conflict: 'unsavedConflict',
  refused: 'unsavedRefused',
};

/** Why what was typed is not all on the server, and what to do; null when it is. */
export function unsaved({ kind }: SaveStatus): Text | null {
  return kind === 'saved' ? null : { zh: workWords.zh[words[kind]], en: workWords.en[words[kind]] };
}

/** Opens what a person must decide before everything can be saved. */
export function openUnsaved({ kind }: SaveStatus): void {
  if (kind === 'conflict') openConflicts();
  else if (kind === 'refused') openRefused();
}

/** Why an act cannot be done now, in words; null when it can. What passes by itself in a moment is no obstacle. */
export function useObstacle(): (action: ActionPage) => string | null {
  const page = usePage();
  const status = useSaveStatus();
  const { findings } = useJudgement();
  const open = useOpenCorrection();
  const t = useWords(workWords);
  const o = useWords(officeWords);
  const say = useSay();
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return ({ id, denial }) => {
    if (denial !== null && denial.code !== 'findings') return say(denial.reason);
    const left = open?.items.filter((item) => !item.solved && !isAnswered(item)).length ?? 0;
    if (id === 'finalise' && left > 0) return o.answersLeft(left);
    // The server's count of errors is as old as the page; the browser's own is not.
    if (errors > 0 && (denial !== null || id === 'finalise')) return `${t.errors} ${errors}`;
    const decide = page.state.editable && (status.kind === 'conflict' || status.kind === 'refused');
    const reason = decide ? unsaved(status) : null;
    return reason === null ? null : say(reason);
  };
}
