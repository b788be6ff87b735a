import { useCallback, useEffect } from 'react';
import { request } from '../api/request.ts';
import { hasSessionEnded, onSession } from '../api/session-end.ts';
import type { ApplicationPage } from '../api/types.ts';
import { usePage, useWorkbook } from '../book/hooks.ts';

/** How often a running job is asked after; milliseconds. */
const jobBeat = 800;

/** Reads the application again: after an act, on coming back to the page, and while a job runs. */
export function useRefresh(): () => Promise<void> {
  const workbook = useWorkbook();
  return useCallback(async () => {
    const answer = await request<ApplicationPage>(`/api/applications/${workbook.page.id}`);
    if (answer.ok) workbook.refresh(answer.value);
  }, [workbook]);
}

export function useLivePage(): void {
  const workbook = useWorkbook();
  const page = usePage();
  const refresh = useRefresh();
  const busy =
    page.progress !== null ||
    workbook.edition.workflow.states.find((state) => state.id === page.state.id)?.owner === 'system';
  useEffect(() => {
    const back = (): void => {
      if (document.visibilityState === 'visible') void refresh();
      else workbook.queue.flush();
    };
    const online = (): void => workbook.queue.resume();
    const leaving = (): void => workbook.queue.leave();
    document.addEventListener('visibilitychange', back);
    window.addEventListener('online', online);
    window.addEventListener('pagehide', leaving);
    const stop = onSession(() => {
      if (!hasSessionEnded()) workbook.queue.resume();
    });
    return () => {
      stop();
      document.removeEventListener('visibilitychange', back);
      window.removeEventListener('online', online);
      window.removeEventListener('pagehide', leaving);
    };
  }, [workbook, refresh]);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(() => void refresh(), jobBeat);
    return () => clearInterval(timer);
  }, [busy, refresh]);
}
