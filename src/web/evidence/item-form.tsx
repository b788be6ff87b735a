import { App, Button, Select } from 'antd';
import { useCallback, useId, useMemo, useState } from 'react';
import { evidenceStore } from '#src/domain/form/application.ts';
import type { EvidenceItem, StoredFile } from '#src/domain/form/answers.ts';
import { useDefinition, useJudgement, useMayWrite, useText, useWorkbook } from '../book/hooks.ts';
import { FileViewer } from '../work/file-viewer.tsx';
import { UploadList } from '../work/upload-list.tsx';
import { useUpload } from '../work/use-upload.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';
import { FindingLink } from '../application/missing-list.tsx';
import { provable } from './provable.ts';

const texts = ['title', 'issuer', 'number', 'issued', 'validUntil'] as const;

/** One proof: its facts, its files in order, what it proves, and a plain viewer. */
export function ItemForm({ item, done }: { readonly item: EvidenceItem; readonly done: () => void }) {
  const t = useWords(dossierWords);
  const say = useSay();
  const language = useLanguage();
  const may = useMayWrite(evidenceStore, `items/${item.id}/title`);
  const mayRemove = useMayWrite(evidenceStore, 'items');
  const workbook = useWorkbook();
  const definition = useDefinition();
  const { findings } = useJudgement();
  const { modal } = App.useApp();
  const [viewed, setViewed] = useState<string | null>(item.files[0] ?? null);
  const write = useCallback(
    (column: string, value: string | readonly string[]) =>
      workbook.write(evidenceStore, `items/${item.id}/${column}`, value),
    [workbook, item.id],
  );
  const category = useText(evidenceStore, `items/${item.id}/category`);
  const links = useMemo(() => provable(definition, language), [definition, language]);
  const own = findings.filter((finding) => finding.area === 'evidence' && finding.path === item.id);
  const remove = (): void => {
    modal.confirm({
      title: t.removeAsk,
      okText: t.remove,
      cancelText: t.cancel,
      okButtonProps: { danger: true },
      onOk: () => {
        workbook.write(
          evidenceStore,
          'items',
          workbook.book.list(evidenceStore, 'items').filter((id) => id !== item.id),
        );
        done();
      },
    });
  };
  return (
    <section className="item-form" aria-label={item.title}>
      {own.map((finding) => (
        <FindingLink key={finding.message.zh} finding={finding} />
      ))}
      <div className="two">
        <label className="it wide">
          {t.category}
          <select value={category} disabled={!may} onChange={(event) => write('category', event.currentTarget.value)}>
            <option value="">{t.untitledCategory}</option>
            {definition.evidence.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.title)}
              </option>
            ))}
          </select>
        </label>
        {texts.map((column) => (
          <ItemText key={column} item={item.id} column={column} readOnly={!may} write={write} />
        ))}
        <div className="it wide">
          <label htmlFor={`proves-${item.id}`}>{t.proves}</label>
          <Select
            id={`proves-${item.id}`}
            mode="multiple"
            style={{ width: '100%' }}
            placeholder={t.choose}
            disabled={!may}
            value={[...item.proves]}
            options={[...links]}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value: string[]) => write('proves', value)}
          />
        </div>
      </div>
      <ItemFiles item={item} viewed={viewed} view={setViewed} write={write} />
      {mayRemove && (
        <Button danger type="text" onClick={remove}>
          {t.remove}
        </Button>
      )}
      {viewed !== null && item.files.includes(viewed) && <FileViewer sha256={viewed} />}
    </section>
  );
}

function ItemText({
  item,
  column,
  readOnly,
  write,
}: {
  readonly item: string;
  readonly column: (typeof texts)[number];
  readonly readOnly: boolean;
  readonly write: (column: string, value: string) => void;
}) {
  const t = useWords(dossierWords);
  const workbook = useWorkbook();
  const text = useText(evidenceStore, `items/${item}/${column}`);
  const dated = column === 'issued' || column === 'validUntil';
  return (
    <label className={column === 'title' ? 'it wide' : 'it'}>
      {t[column]}
      <input
        type="text"
        value={text}
        readOnly={readOnly}
        placeholder={dated ? '2020-05-02' : undefined}
        onChange={(event) => write(column, event.currentTarget.value)}
        onBlur={() => workbook.queue.flush()}
      />
    </label>
  );
}

function ItemFiles({
  item,
  viewed,
  view,
  write,
}: {
  readonly item: EvidenceItem;
  readonly viewed: string | null;
  readonly view: (file: string) => void;
  readonly write: (column: string, value: readonly string[]) => void;
}) {
  const t = useWords(dossierWords);
  const may = useMayWrite(evidenceStore, `items/${item.id}/files`);
  const workbook = useWorkbook();
  const { data } = useJudgement();
  const chooser = useId();
  const key = `items/${item.id}/files`;
  const { uploads, send, dismiss } = useUpload(
    useCallback(
      (file: StoredFile) => {
        const before = workbook.book.list(evidenceStore, key);
        if (!before.includes(file.sha256)) workbook.write(evidenceStore, key, [...before, file.sha256]);
      },
      [workbook, key],
    ),
  );
  const move = (index: number): void => {
    const files = [...item.files];
    const [one] = files.splice(index, 1);
    if (one !== undefined) write('files', [...files.slice(0, index - 1), one, ...files.slice(index - 1)]);
  };
  return (
    <>
      <h3>{t.files}</h3>
      <ul className="item-files">
        {item.files.map((file, index) => (
          <li key={file} aria-current={file === viewed}>
            <span>
              {data.files[file]?.name ?? file.slice(0, 12)}{' '}
              <small className="quiet">
                {data.files[file]?.pages === undefined ? '' : t.pages(data.files[file].pages)}
              </small>
            </span>
            <button type="button" className="plain" onClick={() => view(file)}>
              {t.view}
            </button>
            {may && index > 0 && (
              <button type="button" className="plain" onClick={() => move(index)}>
                {t.moveUp}
              </button>
            )}
            {may && (
              <button
                type="button"
                className="plain"
                onClick={() =>
                  write(
                    'files',
                    item.files.filter((one) => one !== file),
                  )
                }
              >
                {t.removeFile}
              </button>
            )}
          </li>
        ))}
      </ul>
      <UploadList uploads={uploads} dismiss={dismiss} />
      {may && (
        <label className="attach" htmlFor={chooser}>
          <input
            id={chooser}
            type="file"
            multiple
            className="sr"
            aria-label={`${t.addFiles} ${item.title}`}
            onChange={(event) => {
              send([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          ＋ {t.addFiles}
        </label>
      )}
    </>
  );
}
