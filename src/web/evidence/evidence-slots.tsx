import { useCallback, useId } from 'react';
import { evidenceStore } from '#src/domain/form/application.ts';
import type { EvidenceCategory } from '#src/definition/edition.ts';
import type { EvidenceItem, StoredFile } from '#src/domain/form/answers.ts';
import { useDefinition, useJudgement, useMayWrite, useWorkbook } from '../book/hooks.ts';
import { UploadList } from '../work/upload-list.tsx';
import { useUpload } from '../work/use-upload.ts';
import { useSay, useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';
import { owedCategories } from './owed.ts';

interface Props {
  readonly chosen: string | null;
  readonly asked: string;
  readonly choose: (id: string) => void;
  readonly addItem: (file: StoredFile, name: string, category: string) => void;
}

/** A slot for each kind of proof, with what is in it and whether it is still missing. */
export function EvidenceSlots(props: Props) {
  const definition = useDefinition();
  const { data } = useJudgement();
  const t = useWords(dossierWords);
  const stray = data.evidence.filter((item) => !definition.evidence.some((category) => category.id === item.category));
  return (
    <div className="slots">
      {stray.length > 0 && (
        <div className="slot">
          <h3>{t.untitledCategory}</h3>
          <Items items={stray} {...props} />
        </div>
      )}
      {definition.evidence.map((category) => (
        <Slot
          key={category.id}
          category={category}
          items={data.evidence.filter((item) => item.category === category.id)}
          {...props}
        />
      ))}
    </div>
  );
}

function Slot({
  category,
  items,
  ...props
}: Props & { readonly category: EvidenceCategory; readonly items: readonly EvidenceItem[] }) {
  const t = useWords(dossierWords);
  const say = useSay();
  const mayAdd = useMayWrite(evidenceStore, 'items');
  const workbook = useWorkbook();
  const { data } = useJudgement();
  const chooser = useId();
  const required = category.requiredWhen !== undefined && workbook.judgement.holds(category.requiredWhen) === true;
  const owed = owedCategories(workbook, data).has(category.id);
  const { addItem } = props;
  const { uploads, send, dismiss } = useUpload(
    useCallback((file: StoredFile, name: string) => addItem(file, name, category.id), [addItem, category.id]),
  );
  const needed = required || owed;
  return (
    <section className={`slot ${props.asked === category.id ? 'over' : ''}`}>
      <div className="slot-head">
        <h3>{say(category.title)}</h3>
        <span className={`mark ${needed && items.length === 0 ? 'missing' : items.length > 0 ? 'done' : ''}`}>
          {needed && items.length === 0
            ? `${required ? t.required : t.owed} · ${t.missing}`
            : items.length > 0
              ? `✓ ${items.length}`
              : ''}
        </span>
      </div>
      {category.note !== undefined && <p className="quiet">{say(category.note)}</p>}
      <Items items={items} {...props} />
      <UploadList uploads={uploads} dismiss={dismiss} />
      {mayAdd && (
        <label className="add" htmlFor={chooser}>
          <input
            id={chooser}
            type="file"
            multiple
            className="sr"
            aria-label={`${t.addFiles} ${say(category.title)}`}
            onChange={(event) => {
              send([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          ＋ {t.addFiles}
        </label>
      )}
    </section>
  );
}

function Items({
  items,
  chosen,
  choose,
}: Pick<Props, 'chosen' | 'choose'> & { readonly items: readonly EvidenceItem[] }) {
  const t = useWords(dossierWords);
  const { data } = useJudgement();
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <button type="button" className="slot-item" aria-current={item.id === chosen} onClick={() => choose(item.id)}>
            {item.title === '' ? t.noTitle : item.title}
            <small>{t.pages(item.files.reduce((sum, file) => sum + (data.files[file]?.pages ?? 1), 0))}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
