import { App, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../api/request.ts';
import type { ActionPage } from '../api/types.ts';
import { usePage, useSaveStatus, useWorkbook } from '../book/hooks.ts';
import { notify } from '../work/notices.ts';
import { useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import { openUnsaved, unsaved, useObstacle } from './obstacle.ts';
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

/** How long an act waits for what was typed to be saved; milliseconds. */
const savingTakes = 5000;

/** Runs an act: what waits is saved first, what follows is said once, a refusal comes with its reason. */
export function useAct(): { readonly run: (action: ActionPage) => void; readonly busy: boolean } {
  const workbook = useWorkbook();
  const refresh = useRefresh();
  const { modal } = App.useApp();
  const t = useWords(workWords);
  const say = useSay();
  const [busy, setBusy] = useState(false);
  /** What is not saved would not be in the dossier: then it says what is in the way, and opens it. */
  const allSaved = async (): Promise<boolean> => {
    const status = await workbook.queue.settled(savingTakes);
    const reason = workbook.editable ? unsaved(status) : null;
    if (reason === null) return true;
    notify({ text: say(reason), tone: 'error' });
    openUnsaved(status);
    return false;
  };
  const act = async (action: ActionPage): Promise<void> => {
    setBusy(true);
    if (await allSaved()) {
      const answer = await request(`/api/applications/${workbook.page.id}/actions/${action.id}`, { method: 'POST' });
      if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
      await refresh();
    }
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

/** The next act as the single primary button; what cannot be done now is visible with its reason. */
export function NextAct() {
  const page = usePage();
  const status = useSaveStatus();
  const obstacle = useObstacle();
  const say = useSay();
  const t = useWords(workWords);
  const go = useNavigate();
  const { run, busy } = useAct();
  const [action] = useActs();
  if (action === undefined) return null;
  const reason = obstacle(action);
  const press = (): void => {
    if (reason !== null) openUnsaved(status);
    else if (action.id === 'submit' || action.id === 'withdraw') void go(`/applications/${page.id}/submit`);
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
