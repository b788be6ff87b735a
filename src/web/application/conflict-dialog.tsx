import { Button, Modal } from 'antd';
import { useTopic, useWorkbook } from '../book/hooks.ts';
import type { Clash, Value } from '../save/edit.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import { closeDialog, useDialog } from './dialog-state.ts';
import { fieldName, valueWords } from './value-words.ts';

/** Both values of every field that was changed in two places; one is chosen. */
export function ConflictDialog() {
  const dialog = useDialog();
  const workbook = useWorkbook();
  const t = useWords(workWords);
  const count = useTopic('save', ({ queue }) => queue.clashes.length);
  const language = useLanguage();
  const show = (clash: Clash, value: Value | null): string => {
    const words = valueWords(workbook, clash.sheet, clash.path, value, language);
    return words === '' ? t.empty : words;
  };
  const choose = (clash: Clash, side: 'yours' | 'theirs'): void => {
    workbook.queue.choose(clash.sheet, clash.path, side);
    workbook.judgeSoon();
    if (workbook.queue.clashes.length === 0) closeDialog();
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
      {workbook.queue.clashes.map((clash) => (
        <section key={`${clash.sheet}${clash.path}`} className="clash">
          <h3>{fieldName(workbook, clash.sheet, clash.path, language)}</h3>
          <div className="clash-sides">
            <div>
              <h4>{t.mine}</h4>
              <p>{show(clash, clash.yours)}</p>
              <Button onClick={() => choose(clash, 'yours')}>{t.keep}</Button>
            </div>
            <div>
              <h4>{t.theirs}</h4>
              <p>{show(clash, clash.theirs)}</p>
              <Button onClick={() => choose(clash, 'theirs')}>{t.keep}</Button>
            </div>
          </div>
        </section>
      ))}
    </Modal>
  );
}
