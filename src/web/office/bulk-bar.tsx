import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../api/request.ts';
import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { inOrder } from './acts.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import type { CaseAction, CaseRow, WholeCase } from './types.ts';
import type { Marks } from './use-marks.ts';

/** What needs something of each case alone cannot be done for many. */
const alone = new Set(['items', 'scan']);
/** Forwarding is done in batches, with their letter. */
const inBatches = 'forward';

/** Once rows are selected: what may be done for them together. Each is still decided singly. */
export function BulkBar({ rows, marks }: { readonly rows: readonly CaseRow[]; readonly marks: Marks }) {
  const t = useWords(officeWords);
  const say = useSay();
  const chosen = rows.filter((row) => marks.marked.has(row.id));
  const acts = useActsOf(chosen);
  const [act, setAct] = useState<CaseAction | null>(null);
  if (chosen.length === 0) return null;
  return (
    <div className="bulk-bar" role="region" aria-label={t.bulkActs}>
      <strong role="status">{t.selected(chosen.length)}</strong>
      {acts.map((one) => (
        <Button key={one.id} size="small" onClick={() => setAct(one)}>
          {say(one.title)}
        </Button>
      ))}
      {acts.length === 0 && <span className="quiet">{t.bulkNone}</span>}
      <Button size="small" type="text" onClick={() => marks.all(false)}>
        {t.unselect}
      </Button>
      {act !== null && <BulkDialog rows={chosen} action={act} close={() => setAct(null)} />}
    </div>
  );
}

/** The acts of the selected cases' states: one case of each state tells what its likes allow. */
function useActsOf(chosen: readonly CaseRow[]): readonly CaseAction[] {
  const samples = [...new Map(chosen.map((row) => [row.state.id, row.id])).values()];
  const wholes = useQueries({
    queries: samples.map((id) => ({ queryKey: ['case', id], queryFn: () => request<WholeCase>(`/api/cases/${id}`) })),
  });
  const found = new Map<string, CaseAction>();
  for (const { data } of wholes)
    for (const action of data?.ok === true ? data.value.actions : [])
      if (action.id !== inBatches && !action.requires.some((one) => alone.has(one))) found.set(action.id, action);
  return inOrder([...found.values()]);
}
