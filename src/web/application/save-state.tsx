import { Tooltip } from 'antd';
import { useSaveStatus, useWorkbook } from '../book/hooks.ts';
import { useSay, useWords } from '../words/language.tsx';
import { localTime } from '../words/moments.ts';
import { workWords } from '../words/work-words.ts';
import { openConflicts, openRefused } from './dialog-state.ts';

/** 已保存 10:03:05 / 正在保存 / 离线，已存在本机 / 有冲突 / 没有全部存上. */
export function SaveState() {
  const status = useSaveStatus();
  const { queue } = useWorkbook();
  const t = useWords(workWords);
  const say = useSay();
  const refused = queue.refused;
  const words = ((): { readonly text: string; readonly more?: string } => {
    switch (status.kind) {
      case 'saved':
        return { text: status.at === null ? t.savedNow : t.saved(localTime(status.at)) };
      case 'saving':
        return { text: t.saving };
      case 'offline':
        return { text: t.offline, more: `${say(status.reason)} ${t.waitingEdits(status.waiting)}` };
      case 'signed-out':
        return { text: t.signedOut, more: t.waitingEdits(status.waiting) };
      case 'locked':
        return { text: t.locked, more: say(status.reason) };
      case 'conflict':
        return { text: t.conflict };
      case 'refused':
        return { text: t.notAllSaved };
    }
  })();
  return (
    <span className={`save-state save-${status.kind}`} role="status">
      <Tooltip title={words.more}>
        <span tabIndex={words.more === undefined ? undefined : 0}>{words.text}</span>
      </Tooltip>
      {status.kind === 'conflict' && (
        <button type="button" className="plain" onClick={openConflicts}>
          {t.showConflicts}
        </button>
      )}
      {refused.length > 0 && status.kind !== 'refused' && (
        <button type="button" className="plain refused" onClick={openRefused}>
          {t.refusedEdits(refused.length)}
        </button>
      )}
    </span>
  );
}
