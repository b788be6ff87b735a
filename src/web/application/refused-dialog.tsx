import { Button, Modal } from 'antd';
import { useTopic, useWorkbook } from '../book/hooks.ts';
import type { Refused } from '../save/edit.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import { closeDialog, useDialog } from './dialog-state.ts';
import { fieldName, valueWords } from './value-words.ts';

/** Characters of a value that are shown; one that is refused for its length is very long. */
const shown = 2000;

/** Every edit the server would not have, with its reason and what was typed: to be sent again, or given up. */
export function RefusedDialog() {
  const dialog = useDialog();
  const workbook = useWorkbook();
  const t = useWords(workWords);
  const say = useSay();
  const language = useLanguage();
  const count = useTopic('save', ({ queue }) => queue.refused.length);
  const again = ({ sheet, path, value }: Refused): void => {
    workbook.queue.edit(sheet, path, value);
    workbook.queue.flush();
  };
  const giveUp = ({ sheet, path }: Refused): void => {
    workbook.queue.discard(sheet, path);
    workbook.judgeSoon();
  };
  return (
    <Modal
      open={dialog.kind === 'refused' && count > 0}
      title={t.refusedTitle}
      onCancel={closeDialog}
      footer={null}
      width={720}
    >
      <p>{t.refusedHint}</p>
      {workbook.queue.refused.map((one) => {
        const words = valueWords(workbook, one.sheet, one.path, one.value, language);
        return (
          <section key={`${one.sheet}${one.path}`} className="clash">
            <h3>{fieldName(workbook, one.sheet, one.path, language)}</h3>
            <p className="danger-note">{say(one.reason)}</p>
            <p className="clash-value">
              {words === '' ? t.empty : words.slice(0, shown)}
              {words.length > shown && '…'}
            </p>
            <Button onClick={() => again(one)}>{t.sendAgain}</Button>{' '}
            <Button danger onClick={() => giveUp(one)}>
              {t.giveUp}
            </Button>
          </section>
        );
      })}
    </Modal>
  );
}
