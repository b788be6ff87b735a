import { App, Button } from 'antd';
import { useCallback, useId, useRef, useState, type SubmitEvent } from 'react';
import { usePage, useWorkbook } from '../../book/hooks.ts';
import { request } from '../../api/request.ts';
import type { Refusal } from '../../api/types.ts';
import { useKept } from '../../work/use-kept.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { localStamp } from '../../words/moments.ts';
import { addendumWords } from '../../words/addendum-words.ts';
import { useRefresh } from '../use-live-page.ts';
import { addendumKinds, emptyAddendum, lacksOf, mostFiles, mostText, type AddendumDraft } from './addendum-draft.ts';
import { AddendumFiles } from './addendum-files.tsx';

interface Props {
  readonly province: string;
  /** Hears when somebody begins the next one. */
  readonly writing: () => void;
  /** Hears when one was taken in. */
  readonly filed: (at: string) => void;
}

/** A new addition: kind, day, what it is, files. What is typed stays on this machine until it is filed. */
export function AddendumForm({ province, writing, filed }: Props) {
  const t = useWords(addendumWords);
  const say = useSay();
  const id = useId();
  const { modal } = App.useApp();
  const page = usePage();
  const workbook = useWorkbook();
  const refresh = useRefresh();
  const form = useRef<HTMLFormElement>(null);
  const { value: draft, keep, clear, stale } = useKept<AddendumDraft>(`addendum.${page.id}`, emptyAddendum);
  const [asked, setAsked] = useState(false);
  const [uploading, setUploading] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const lacks = lacksOf(draft, localStamp(page.now).slice(0, 10));
  const change = (part: Partial<AddendumDraft>): void => {
    writing();
    keep((before) => ({ ...before, ...part }));
  };
  const addFile = useCallback(
    (sha256: string) =>
      keep((before) =>
        before.files.includes(sha256) || before.files.length >= mostFiles
          ? before
          : { ...before, files: [...before.files, sha256] },
      ),
    [keep],
  );
  const restart = (): void => {
    clear();
    setAsked(false);
    setRefusal(null);
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    const body = { ...draft, text: draft.text.trim() };
    const answer = await request<{ task: string }>(`/api/applications/${page.id}/addenda`, { method: 'POST', body });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    restart();
    await refresh();
    const arrived = workbook.page.addenda.filed.find((one) => one.id === answer.value.task);
    return filed(localStamp(arrived?.filedAt ?? workbook.page.now));
  };
  const ask = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(true);
    const [first] = Object.keys(lacks);
    if (first !== undefined) return form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    if (uploading)
      return setRefusal({ code: 'busy', reason: { zh: addendumWords.zh.uploading, en: addendumWords.en.uploading } });
    setRefusal(null);
    let sure = false;
    modal.confirm({
      title: t.sendTitle,
      content: t.sendHint(province),
      okText: t.sendYes,
      cancelText: t.cancel,
      onOk: () => {
        sure = true;
      },
      // Not before it is closed: it would take the focus from a dialog that asks to sign in again.
      afterClose: () => {
        if (sure) void send();
      },
    });
    return undefined;
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t.form}</h3>
      <form ref={form} className="panel addendum-form" noValidate onSubmit={ask}>
        {stale && (
          <p className="addendum-kept">
            {t.keptFromBefore}{' '}
            <button type="button" className="plain" onClick={restart}>
              {t.clear}
            </button>
          </p>
        )}
        <fieldset>
          <legend>{t.kind}</legend>
          {addendumKinds.map((kind) => (
            <label key={kind} className="addendum-kind">
              <input
                type="radio"
                name="kind"
                value={kind}
                checked={draft.kind === kind}
                onChange={() => change({ kind })}
              />
              <span>
                {t.kinds[kind]}
                <small className="quiet">{t.kindHints[kind]}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <p className="addendum-field">
          <label htmlFor={`${id}-day`}>{t.day[draft.kind]}</label>
          <input
            id={`${id}-day`}
            name="day"
            type="date"
            required
            value={draft.day}
            max={localStamp(page.now).slice(0, 10)}
            aria-invalid={asked && lacks.day !== undefined}
            aria-describedby={`${id}-day-lack`}
            onChange={(event) => change({ day: event.currentTarget.value })}
          />
          <Lacking id={`${id}-day-lack`} text={asked && lacks.day !== undefined ? t[lacks.day] : null} />
        </p>
        <p className="addendum-field">
          <label htmlFor={`${id}-text`}>{t.text}</label>
          <textarea
            id={`${id}-text`}
            name="text"
            rows={6}
            required
            maxLength={mostText}
            value={draft.text}
            placeholder={t.textHint[draft.kind]}
            aria-invalid={asked && lacks.text !== undefined}
            aria-describedby={`${id}-text-lack ${id}-count`}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <Lacking id={`${id}-text-lack`} text={asked && lacks.text !== undefined ? t[lacks.text] : null} />
          <small id={`${id}-count`} className="quiet addendum-count">
            {t.counted(draft.text.length, mostText)}
          </small>
        </p>
        <AddendumFiles
          files={draft.files}
          add={addFile}
          remove={(file) => change({ files: draft.files.filter((one) => one !== file) })}
          uploading={setUploading}
        />
        {refusal !== null && (
          <div role="alert" className="danger-note">
            <p>
              {t.notSent}
              {refusal.code === 'unreachable' ? t.unreachable : say(refusal.reason)}
            </p>
            <p>
              {t.stillHere}
              {refusal.code === 'unreachable' && ` ${t.again}`}
            </p>
          </div>
        )}
        <p className="addendum-end">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t.send}
          </Button>
          <small className="quiet">{t.kept}</small>
        </p>
      </form>
    </section>
  );
}

function Lacking({ id, text }: { readonly id: string; readonly text: string | null }) {
  return (
    <span id={id} className={text === null ? 'sr' : 'danger-note'}>
      {text}
    </span>
  );
}
