import { useCallback, useEffect, useId } from 'react';
import type { StoredFile } from '#src/domain/form/answers.ts';
import { useFiles } from '../../book/hooks.ts';
import { UploadList } from '../../work/upload-list.tsx';
import { useUpload } from '../../work/use-upload.ts';
import { useWords } from '../../words/language.tsx';
import { addendumWords } from '../../words/addendum-words.ts';
import { mostFiles } from './addendum-draft.ts';

interface Props {
  readonly files: readonly string[];
  readonly add: (file: string) => void;
  readonly remove: (file: string) => void;
  readonly uploading: (yes: boolean) => void;
}

/** Files beside an addition: uploaded as they are chosen, named by it once it is filed. */
export function AddendumFiles({ files, add, remove, uploading }: Props) {
  const t = useWords(addendumWords);
  const known = useFiles();
  const chooser = useId();
  const { uploads, send, dismiss } = useUpload(useCallback(({ sha256 }: StoredFile) => add(sha256), [add]));
  const busy = uploads.some((one) => one.refusal === null);
  useEffect(() => uploading(busy), [uploading, busy]);
  return (
    <div className="addendum-field">
      <span>{t.files}</span>
      {files.length > 0 && (
        <ul className="addendum-files">
          {files.map((sha256) => {
            const name = known[sha256]?.name ?? sha256.slice(0, 12);
            return (
              <li key={sha256}>
                {name}{' '}
                <button
                  type="button"
                  className="plain"
                  aria-label={`${t.remove} ${name}`}
                  onClick={() => remove(sha256)}
                >
                  {t.remove}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <UploadList uploads={uploads} dismiss={dismiss} />
      {files.length < mostFiles && (
        <label className="attach" htmlFor={chooser}>
          <input
            id={chooser}
            type="file"
            multiple
            className="sr"
            aria-label={t.addFile}
            onChange={(event) => {
              send([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          ＋ {t.addFile}
        </label>
      )}
    </div>
  );
}
