import { App, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../api/request.ts';
import type { ActionPage } from '../api/types.ts';
import { useJudgement, usePage, useWorkbook } from '../book/hooks.ts';
import { notify } from '../work/notices.ts';
import { useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import { useRefresh } from './use-live-page.ts';

/** Acts that have places of their own on the page and are no step of the dossier. */
const elsewhere = new Set(['attach-leaf', 'detach-leaf']);

/** The acts offered in this state, as the workflow has them; those that lead on come first. */
export function useActs(): readonly ActionPage[] {
  const page = usePage();
  const { workflow } = useWorkbook().edition;
  const place = (state: string | undefined): number => workflow.states.findIndex((one) => one.id === state);
  const leadsOn = (id: string): boolean =>
    place(workflow.actions.find((row) => row.id === id && row.from.includes(page.state.id))?.to) > place(page.state.id);
  const own = page.actions.filter((action) => !elsewhere.has(action.id));
  return [...own.filter((action) => leadsOn(action.id)), ...own.filter((action) => !leadsOn(action.id))];
}

/** Runs an act: what waits is saved first, what follows is said once, a refusal comes with its reason. */
export function useAct(): { readonly run: (action: ActionPage) => void; readonly busy: boolean } {
  const workbook = useWorkbook();
  const refresh = useRefresh();
  const { modal } = App.useApp();
  const t = useWords(workWords);
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const act = async (action: ActionPage): Promise<void> => {
    setBusy(true);
    workbook.queue.flush();
    await settled(workbook);
    const answer = await request(`/api/applications/${workbook.page.id}/actions/${action.id}`, { method: 'POST' });
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    await refresh();
    setBusy(false);
  };
  const run = (action: ActionPage): void => {
    if (action.confirm === undefined) return void act(action);
    modal.confirm({
      title: say(action.title),
      content: say(action.confirm),
      okText: say(action.title),
      cancelText: t.cancel,
      onOk: () => act(action),
    });
  };
  return { run, busy };
}

/** Waits until what was typed is on the server, at most five seconds. */
async function settled(workbook: ReturnType<typeof useWorkbook>): Promise<void> {
  for (let tries = 0; tries < 50 && workbook.queue.status.kind === 'saving'; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

/** The next act as the single primary button; what cannot be done now is visible with its reason. */
export function NextAct() {
  const page = usePage();
  const { findings } = useJudgement();
  const say = useSay();
  const t = useWords(workWords);
  const go = useNavigate();
  const { run, busy } = useAct();
  const [action] = useActs();
  if (action === undefined) return null;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const denial = action.denial;
  // The server's count of errors is as old as the page; the browser's own is not.
  const mended = denial?.code === 'findings' && errors === 0;
  const reason =
    denial === null || mended
      ? action.id === 'finalise' && errors > 0
        ? `${t.errors} ${errors}`
        : null
      : denial.code === 'findings'
        ? `${t.errors} ${errors}`
        : say(denial.reason);
  const press = (): void => {
    if (reason !== null) return;
    if (action.id === 'submit' || action.id === 'withdraw') void go(`/applications/${page.id}/submit`);
    else run(action);
  };
  return (
    <Tooltip title={reason === null ? undefined : `${t.cannotNow}${reason}`}>
      <Button
        type={action.id === 'finalise' || action.id === 'submit' ? 'primary' : 'default'}
        size="small"
        loading={busy}
        aria-disabled={reason !== null}
        className={reason === null ? '' : 'cannot'}
        aria-description={reason === null ? undefined : `${t.cannotNow}${reason}`}
        onClick={press}
      >
        {say(action.title)}
      </Button>
    </Tooltip>
  );
}
