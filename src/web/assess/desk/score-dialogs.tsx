import { Alert, Button, Modal } from 'antd';
import { closeDialog, useDialog } from '../../application/dialog-state.ts';
import { openConflicts } from '../../application/dialog-state.ts';
import type { Value } from '../../save/edit.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { workWords } from '../../words/work-words.ts';
import { useMemoryOnly, useScoreBook, useScoreClashes, useScoreRefused } from '../score-hooks.ts';
import { pathWords } from '../path-words.ts';
import type { JudgedPage } from '../types.ts';

/** Over a score sheet: what was changed in two places, what the server would not have, and that this browser keeps nothing. */
export function ScoreDialogs({
  page,
  nameOf,
}: {
  readonly page: JudgedPage;
  /** Says a path in words, where the sheet is not one of scores. */
  readonly nameOf?: (path: string) => string;
}) {
  const t = useWords(workWords);
  const clashes = useScoreClashes();
  const memoryOnly = useMemoryOnly();
  return (
    <div className="desk-notices">
      {clashes > 0 && (
        <Alert
          type="warning"
          banner
          title={t.conflictTitle}
          action={
            <button type="button" className="plain" onClick={openConflicts}>
              {t.showConflicts}
            </button>
          }
        />
      )}
      {memoryOnly && <Alert type="warning" banner title={t.memoryOnly} />}
      <Clashes page={page} nameOf={nameOf} />
      <RefusedEdits page={page} nameOf={nameOf} />
    </div>
  );
}

const shown = (value: Value | null): string => (typeof value === 'string' ? value : (value ?? []).join('、'));

interface Named {
  readonly page: JudgedPage;
  readonly nameOf: ((path: string) => string) | undefined;
}

function Clashes({ page, nameOf }: Named) {
  const dialog = useDialog();
  const book = useScoreBook();
  const t = useWords(workWords);
  const words = useWords(assessWords);
  const say = useSay();
  const count = useScoreClashes();
  const choose = (path: string, side: 'yours' | 'theirs'): void => {
    book.queue.choose(book.page.id, path, side);
    if (book.queue.clashes.length === 0) closeDialog();
  };
  return (
    <Modal
      open={dialog.kind === 'conflicts' && count > 0}
      title={t.conflictTitle}
      onCancel={closeDialog}
      footer={null}
      width={720}
    >
      <p>{t.conflictHint}</p>
      {book.queue.clashes.map((clash) => (
        <section key={clash.path} className="clash">
          <h3>{nameOf?.(clash.path) ?? pathWords(page, book.body, clash.path, words, say)}</h3>
          <div className="clash-sides">
            {(['yours', 'theirs'] as const).map((side) => (
              <div key={side}>
                <h4>{side === 'yours' ? t.mine : t.theirs}</h4>
                <p>{shown(clash[side]) === '' ? t.empty : shown(clash[side])}</p>
                <Button onClick={() => choose(clash.path, side)}>{t.keep}</Button>
              </div>
            ))}
          </div>
        </section>
      ))}
    </Modal>
  );
}

function RefusedEdits({ page, nameOf }: Named) {
  const dialog = useDialog();
  const book = useScoreBook();
  const t = useWords(workWords);
  const words = useWords(assessWords);
  const say = useSay();
  const count = useScoreRefused();
  return (
    <Modal
      open={dialog.kind === 'refused' && count > 0}
      title={t.refusedTitle}
      onCancel={closeDialog}
      footer={null}
      width={720}
    >
      <p>{t.refusedHint}</p>
      {book.queue.refused.map((one) => (
        <section key={one.path} className="clash">
          <h3>{nameOf?.(one.path) ?? pathWords(page, book.body, one.path, words, say)}</h3>
          <p className="danger-note">{say(one.reason)}</p>
          <p className="clash-value">{shown(one.value) === '' ? t.empty : shown(one.value).slice(0, 2000)}</p>
          <Button
            onClick={() => {
              book.queue.edit(one.sheet, one.path, one.value);
              book.queue.flush();
            }}
          >
            {t.sendAgain}
          </Button>{' '}
          <Button danger onClick={() => book.queue.discard(one.sheet, one.path)}>
            {t.giveUp}
          </Button>
        </section>
      ))}
    </Modal>
  );
}
