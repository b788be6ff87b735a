import { Button } from 'antd';
import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { notify } from '../../../work/notices.ts';
import { useSay, useWords } from '../../../words/language.tsx';
import { poolWords } from '../../../words/pool-words.ts';
import { sendForOffice } from '../../send-act.ts';
import { useEditionName } from '../../use-desk.ts';
import { useRereadJudging } from '../use-judging.ts';
import { ImportReport } from './import-report.tsx';
import { sendWorkbook } from './send-workbook.ts';
import type { ImportPage } from './types.ts';

/** A workbook of the pool: chosen, looked at row by row, then confirmed. */
export function ImportPart({ manage }: { readonly manage: boolean }) {
  const p = useWords(poolWords);
  const say = useSay();
  const id = useId();
  const { programme, edition } = useEditionName();
  const reread = useRereadJudging();
  const [report, setReport] = useState<ImportPage | null>(null);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const look = async (file: File): Promise<void> => {
    setBusy(true);
    const looked = await sendWorkbook(programme, file);
    setBusy(false);
    setAnswers({});
    setRefusal(looked.ok ? null : looked.refusal.reason);
    setReport(looked.ok ? looked.value : null);
  };
  const confirm = async ({ digest, report: seen }: ImportPage): Promise<void> => {
    const done = await sendForOffice<{ added: number; changed: number }>(
      `/api/pool/${programme}/imports/${digest}/confirm`,
      'POST',
      { report: seen, answers },
    );
    if (!done.ok) return setRefusal(done.refusal.reason);
    notify({ text: p.imported(done.value.added, done.value.changed) });
    setReport(null);
    return await reread();
  };
  const lookAgain = async (): Promise<void> => {
    const done = await sendForOffice<{ changed: number }>(
      `/api/pool/${programme}/editions/${edition}/conflicts`,
      'POST',
    );
    notify(done.ok ? { text: p.looked(done.value.changed) } : { text: say(done.refusal.reason), tone: 'error' });
    await reread();
  };
  return (
    <section className="import-part" aria-label={p.import}>
      <p className="stage-acts">
        <label
          className={manage ? 'chip file-chip' : 'chip file-chip off'}
          htmlFor={id}
          title={manage ? undefined : p.onlyManagers}
        >
          {busy ? p.reading : `${p.import}${p.colon}${p.chooseFile}`}
        </label>
        <input
          id={id}
          type="file"
          className="sr"
          accept=".xlsx"
          disabled={!manage || busy}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file !== undefined) void look(file);
          }}
        />
        <Button
          size="small"
          disabled={!manage}
          title={manage ? undefined : p.onlyManagers}
          onClick={() => void lookAgain()}
        >
          {p.lookAgain}
        </Button>
      </p>
      {refusal !== null && (
        <p className="refusal" role="alert">
          {say(refusal)}
        </p>
      )}
      {report !== null && (
        <ImportReport
          report={report}
          answers={answers}
          answer={(row, whose) => setAnswers({ ...answers, [row]: whose })}
          confirm={() => void confirm(report)}
          close={() => setReport(null)}
        />
      )}
    </section>
  );
}
