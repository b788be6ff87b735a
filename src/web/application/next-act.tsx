import { App, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../api/request.ts';
import type { ActionPage } from '../api/types.ts';
import { usePage, useSaveStatus, useWorkbook } from '../book/hooks.ts';
import { notify } from '../work/notices.ts';
import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { workWords } from '../words/work-words.ts';
import { askReason } from './ask-reason.tsx';
import { openUnsaved, unsaved, useObstacle } from './obstacle.ts';
import { unseenFindings } from './unseen-findings.ts';
import { useRefresh } from './use-live-page.ts';

/** Acts that have places of their own on the page and are no step of the dossier. */
const elsewhere = new Set(['attach-leaf', 'detach-leaf']);

/** Acts that bring the dossier on, shown in colour. */
export const leading: ReadonlySet<string> = new Set(['finalise', 'send-precheck', 'submit']);

/** The acts offered in this state, as the workflow has them; those that lead on come first. */
export function useActs(): readonly ActionPage[] {
  const page = usePage();
  const own = page.actions.filter((action) => !elsewhere.has(action.id));
  return [...own.filter((action) => action.onward), ...own.filter((action) => !action.onward)];
}

/** How long an act waits for what was typed to be saved; milliseconds. */
const savingTakes = 5000;

/** Runs an act: what waits is saved first, what follows is said once, a refusal comes with its reason. */
export function useAct(): { readonly run: (action: ActionPage) => void; readonly busy: boolean } {
  const workbook = useWorkbook();
  const refresh = useRefresh();
  const { modal } = App.useApp();
  const t = useWords(workWords);
  const o = useWords(officeWords);
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
  const act = async (action: ActionPage, reason = ''): Promise<void> => {
    setBusy(true);
    if (await allSaved()) {
      const answer =
        action.requires.length === 0
          ? await request(`/api/applications/${workbook.page.id}/actions/${action.id}`, {
              method: 'POST',
              ...(action.id === 'send-precheck' ? { body: { digest: workbook.page.dossier?.digest ?? '' } } : {}),
            })
          : await request(`/api/cases/${workbook.page.id}/actions/${action.id}`, { method: 'POST', body: { reason } });
      if (!answer.ok) {
        const unseen = unseenFindings(answer.refusal, workbook.judgement.findings);
        const why = unseen.length === 0 ? [answer.refusal.reason] : unseen;
        notify({ text: t.cannotNow + why.map((one) => say(one)).join(' '), tone: 'error' });
      }
      await refresh();
    }
    setBusy(false);
  };
  const run = (action: ActionPage): void => {
    if (action.requires.includes('reason')) return askReason({ modal, action, say, t, o }, act);
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

/** What comes next as the single button: the act that leads on, or the page where one goes on without it. */
export function NextAct() {
  const page = usePage();
  const [action] = useActs();
  if (action === undefined) return null;
  if (action.onward) return <ActButton action={action} />;
  return page.actions.some((one) => one.id === 'attach-leaf') ? <Onward to="sealing" /> : <Onward to="submit" />;
}

/** A step back is never offered as the next: its button is on the page of submission. */
function Onward({ to }: { readonly to: 'sealing' | 'submit' }) {
  const page = usePage();
  const t = useWords(workWords);
  const go = useNavigate();
  return (
    <Button
      type={to === 'sealing' ? 'primary' : 'default'}
      size="small"
      onClick={() => void go(`/applications/${page.id}/${to}`)}
    >
      {t[to]}
    </Button>
  );
}

/** An act as a button; what cannot be done now is visible with its reason. */
function ActButton({ action }: { readonly action: ActionPage }) {
  const page = usePage();
  const status = useSaveStatus();
  const obstacle = useObstacle();
  const say = useSay();
  const t = useWords(workWords);
  const go = useNavigate();
  const { run, busy } = useAct();
  const reason = obstacle(action);
  const press = (): void => {
    if (reason !== null) openUnsaved(status);
    else if (action.id === 'submit') void go(`/applications/${page.id}/submit`);
    else run(action);
  };
  return (
    <Tooltip title={reason === null ? undefined : `${t.cannotNow}${reason}`}>
      <Button
        type={leading.has(action.id) ? 'primary' : 'default'}
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
