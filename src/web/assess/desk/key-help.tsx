import { Modal } from 'antd';
import { useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';

/** What the keys of the desk do. */
export function KeyHelp({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const t = useWords(assessWords);
  return (
    <Modal open={open} title={t.keys} footer={null} onCancel={close} width={520}>
      <dl className="facts key-help">
        {t.keyList.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
