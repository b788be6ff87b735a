import { Empty } from 'antd';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { evidenceStore } from '#src/domain/form/application.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import { AskedHere } from '../application/corrections/asked-here.tsx';
import { newId } from '../book/new-id.ts';
import { useJudgement, useMayWrite, useWorkbook } from '../book/hooks.ts';
import { UploadList } from '../work/upload-list.tsx';
import { useUpload } from '../work/use-upload.ts';
import { useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';
import { EvidenceSlots } from './evidence-slots.tsx';
import { ItemForm } from './item-form.tsx';

/** The proofs of volume B: what is required and owed, what is there, each with its facts and files. */
export default function EvidencePage() {
  const t = useWords(dossierWords);
  const mayAdd = useMayWrite(evidenceStore, 'items');
  const workbook = useWorkbook();
  const { data } = useJudgement();
  const [search, setSearch] = useSearchParams();
  const [over, setOver] = useState(false);
  const chosen = data.evidence.find((item) => item.id === search.get('item'));
  const proves = search.get('proves');
  const addItem = useCallback(
    (file: StoredFile, name: string, category: string) => {
      const id = newId();
      const write = (key: string, value: string | readonly string[]): void => workbook.write(evidenceStore, key, value);
      write('items', [...workbook.book.list(evidenceStore, 'items'), id]);
      write(`items/${id}/category`, category);
      write(`items/${id}/title`, name.replace(/\.[^.]+$/u, ''));
      write(`items/${id}/files`, [file.sha256]);
      if (proves !== null) write(`items/${id}/proves`, [proves]);
      workbook.queue.flush();
      setSearch({ item: id }, { replace: true });
    },
    [workbook, proves, setSearch],
  );
  const asked = search.get('category') ?? '';
  const { uploads, send, dismiss } = useUpload(
    useCallback((file: StoredFile, name: string) => addItem(file, name, asked), [addItem, asked]),
  );
  return (
    <div className="evidence">
      <h2>{t.evidenceTitle}</h2>
      <div className="evidence-asked">
        <AskedHere section="evidence" />
      </div>
      <div>
        {mayAdd && (
          <div
            className={over ? 'dropzone over' : 'dropzone'}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              send(event.dataTransfer.files);
            }}
          >
            {t.dropHere}
          </div>
        )}
        <UploadList uploads={uploads} dismiss={dismiss} />
        <EvidenceSlots
          chosen={chosen?.id ?? null}
          asked={asked}
          choose={(id) => setSearch({ item: id })}
          addItem={addItem}
        />
      </div>
      <div>
        {chosen === undefined ? (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={data.evidence.length === 0 ? t.evidenceEmpty : t.pickItem}
          />
        ) : (
          <ItemForm key={chosen.id} item={chosen} done={() => setSearch({})} />
        )}
      </div>
    </div>
  );
}
