import { Button, Drawer, Empty } from 'antd';
import { useEffect, useState } from 'react';
import { request } from '../api/request.ts';
import type { PastValue, Refusal } from '../api/types.ts';
import { useWorkbook } from '../book/hooks.ts';
import { useSession } from '../work/session.tsx';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localStamp, localTime } from '../words/moments.ts';
import { workWords } from '../words/work-words.ts';
import { closeDialog } from './dialog-state.ts';
import { valueWords } from './value-words.ts';

/** What a field held before, newest first; any of it can be put back. */
export default function HistoryDrawer({
  sheet,
  path,
  label,
}: {
  readonly sheet: string;
  readonly path: string;
  readonly label: string;
}) {
  const workbook = useWorkbook();
  const { user } = useSession();
  const t = useWords(workWords);
  const say = useSay();
  const language = useLanguage();
  const [past, setPast] = useState<readonly PastValue[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    void request<readonly PastValue[]>(
      `/api/applications/${workbook.page.id}/history?sheet=${encodeURIComponent(sheet)}&path=${encodeURIComponent(path)}`,
    ).then((answer) => (answer.ok ? setPast(answer.value) : setRefusal(answer.refusal)));
  }, [workbook, sheet, path]);
  const masked = (value: string): boolean => value.includes('****');
  return (
    <Drawer open size={420} title={t.historyOf(label)} onClose={closeDialog}>
      {refusal !== null && <p role="alert">{say(refusal.reason)}</p>}
      {past?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.historyNone} />}
      <ol className="past">
        {past?.map((one) => (
          <li key={one.version}>
            <p className="past-value">
              {one.value === null || one.value === ''
                ? t.empty
                : masked(one.value)
                  ? one.value
                  : valueWords(workbook, sheet, path, one.value, language)}
            </p>
            <p className="quiet">
              <time dateTime={one.at}>
                {localStamp(one.at).slice(0, 10)} {localTime(one.at)}
              </time>{' '}
              · {one.actor === user.id ? user.name : one.actor}
            </p>
            {workbook.mayWrite(sheet, path) &&
              one.value !== null &&
              !masked(one.value) &&
              !one.value.startsWith('[') &&
              one.value !== workbook.book.text(sheet, path) && (
                <Button
                  size="small"
                  onClick={() => {
                    workbook.write(sheet, path, one.value ?? '');
                    closeDialog();
                  }}
                >
                  {t.restore}
                </Button>
              )}
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
