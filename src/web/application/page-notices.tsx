import { Alert, Progress } from 'antd';
import { usePage, useSaveStatus, useTopic, useWorkbook } from '../book/hooks.ts';
import { useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import { CorrectionBanner } from './corrections/correction-banner.tsx';
import { OutcomeBanner } from './outcome-banner.tsx';
import { openConflicts, openRefused } from './dialog-state.ts';

/** Above the columns: a running job and how far it is, why the last one failed, conflicts to settle. */
export function Notices() {
  const page = usePage();
  const status = useSaveStatus();
  const { edition } = useWorkbook();
  const memoryOnly = useTopic('save', (workbook) => workbook.memoryOnly);
  const t = useWords(workWords);
  const say = useSay();
  const running = edition.workflow.states.find((state) => state.id === page.state.id)?.owner === 'system';
  const failure =
    page.failure === null || page.failure === ''
      ? null
      : typeof page.failure === 'string'
        ? page.failure
        : say(page.failure);
  const what =
    page.progress === null ? '' : typeof page.progress.what === 'string' ? page.progress.what : say(page.progress.what);
  return (
    <div className="page-notices" aria-live="polite">
      {running && (
        <div className="job">
          <strong>{t.freezing}</strong> <span>{what}</span>
          <Progress
            percent={
              page.progress === null ? 0 : Math.floor((page.progress.done / Math.max(1, page.progress.of)) * 100)
            }
            size="small"
            strokeColor="#3F7D58"
            aria-label={t.freezing}
          />
          <small>
            {page.progress === null ? '' : t.freezeStep(page.progress.done, page.progress.of)} {t.freezingHint}
          </small>
        </div>
      )}
      <OutcomeBanner />
      <CorrectionBanner />
      {page.duplicate !== null && <Alert type="warning" banner title={say(page.duplicate)} />}
      {failure !== null && page.state.editable && <Alert type="error" banner title={`${t.failure}${failure}`} />}
      {status.kind === 'conflict' && (
        <Alert
          type="warning"
          banner
          title={t.conflictTitle}
          action={
            <button type="button" className="plain" onClick={openConflicts}>
              {t.showConflicts}
            </button>
          }
        />
      )}
      {status.kind === 'refused' && (
        <Alert
          type="error"
          banner
          title={t.refusedTitle}
          action={
            <button type="button" className="plain" onClick={openRefused}>
              {t.refusedEdits(status.refused)}
            </button>
          }
        />
      )}
      {memoryOnly && <Alert type="warning" banner title={t.memoryOnly} />}
      {status.kind === 'locked' && <Alert type="warning" banner title={say(status.reason)} />}
    </div>
  );
}
