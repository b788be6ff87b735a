import { Tooltip } from 'antd';
import { useSaveStatus, useWorkbook } from '../book/hooks.ts';
import type { SaveStatus } from '../save/save-status.ts';
import { useSay, useWords } from '../words/language.tsx';
import { localTime } from '../words/moments.ts';
import { workWords } from '../words/work-words.ts';
import { openConflicts, openRefused } from './dialog-state.ts';

/** How saving of the open application stands. */
export function SaveState() {
  const status = useSaveStatus();
  const { queue } = useWorkbook();
  return (
    <SaveLine status={status} refused={queue.refused.length} showConflicts={openConflicts} showRefused={openRefused} />
  );
}

/** 已保存 10:03:05 / 正在保存 / 离线，已存在本机 / 有冲突 / 没有全部存上. */
export function SaveLine({
  status,
  refused,
  showConflicts,
  showRefused,
}: {
  readonly status: SaveStatus;
  readonly refused: number;
  readonly showConflicts: () => void;
  readonly showRefused: () => void;
}) {
  const t = useWords(workWords);
  const say = useSay();
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
        <button type="button" className="plain" onClick={showConflicts}>
          {t.showConflicts}
        </button>
      )}
      {refused > 0 && status.kind !== 'refused' && (
        <button type="button" className="plain refused" onClick={showRefused}>
          {t.refusedEdits(refused)}
        </button>
      )}
    </span>
  );
}
