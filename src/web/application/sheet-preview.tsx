import { Button, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { request } from '../api/request.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import { instancesKey } from '#src/domain/form/flat.ts';
import type { Refusal } from '../api/types.ts';
import { useList, useSaveStatus, useWorkbook } from '../book/hooks.ts';
import { useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';

/** The real compile of a sheet, of each of its instances where it repeats or stands over the rows of a table. */
export function SheetPreview({ sheet }: { readonly sheet: Sheet }) {
  const t = useWords(workWords);
  const [store = sheet.id, list = instancesKey] = sheet.over?.split('.') ?? [];
  const listed = useList(store, list);
  const instances = sheet.over === undefined && sheet.repeat === undefined ? [''] : listed;
  return (
    <div className="preview">
      <p className="quiet">{instances.length === 0 ? t.previewNone : t.previewFrom}</p>
      {instances.map((instance) => (
        <Pages key={instance} sheet={sheet.id} instance={instance} />
      ))}
    </div>
  );
}

/** The pages of one compile as pictures. Read anew when what was typed has been saved. */
function Pages({ sheet, instance }: { readonly sheet: string; readonly instance: string }) {
  const { page } = useWorkbook();
  const status = useSaveStatus();
  const t = useWords(workWords);
  const say = useSay();
  const [pages, setPages] = useState<readonly string[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [round, setRound] = useState(0);
  const savedAt = status.kind === 'saved' ? status.at : null;
  useEffect(() => {
    const gone = new AbortController();
    const query = instance === '' ? '' : `?instance=${encodeURIComponent(instance)}`;
    void request<{ pages: readonly string[] }>(`/api/applications/${page.id}/preview/${sheet}${query}`, {
      signal: gone.signal,
    }).then((answer) => {
      if (gone.signal.aborted) return;
      setRefusal(answer.ok ? null : answer.refusal);
      if (answer.ok) setPages(answer.value.pages);
    });
    return () => gone.abort();
  }, [page.id, sheet, instance, savedAt, round]);
  if (refusal !== null)
    return (
      <div className="preview-none">
        <p role="alert">{say(refusal.reason)}</p>
        <Button onClick={() => setRound(round + 1)}>{t.retry}</Button>
      </div>
    );
  if (pages === null)
    return (
      <div className="preview-none">
        <Spin /> {t.previewing}
      </div>
    );
  if (pages.length === 0) return <p className="preview-none">{t.previewNone}</p>;
  return pages.map((svg, index) => (
    <img
      key={index}
      alt={t.previewPage(index + 1)}
      src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
    />
  ));
}
