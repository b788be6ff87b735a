import { useCallback, useId } from 'react';
import type { FilesField, PortraitField } from '#src/definition/field.ts';
import { flatKey } from '#src/domain/form/flat.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import { newId } from '../../book/new-id.ts';
import { useFiles, useFindings, useList, useText, useWorkbook } from '../../book/hooks.ts';
import { UploadList } from '../../work/upload-list.tsx';
import { useUpload } from '../../work/use-upload.ts';
import { useWords } from '../../words/language.tsx';
import { sheetWords } from '../../words/sheet-words.ts';
import { useScope } from '../scope.tsx';
import { useLocked } from '../use-locked.ts';
import type { Spot } from '../spot.ts';

const accepts: Readonly<Record<string, string>> = {
  pdf: '.pdf',
  image: 'image/png,image/jpeg,image/webp',
  office: '.docx,.xlsx',
  ofd: '.ofd',
};

/** Files kept with the form: structure charts, figures, photos, the portrait; each with a caption and in order. */
export function FileSlots({ spot }: { readonly spot: Spot }) {
  const scope = useScope();
  const workbook = useWorkbook();
  const t = useWords(sheetWords);
  const chooser = useId();
  const field = spot.field as FilesField | PortraitField;
  const portrait = field.type === 'portrait';
  const most = portrait ? 1 : field.max;
  const ids = useList(scope.sheet.id, spot.key);
  const findings = useFindings(scope.sheet.id, spot.key);
  const arrived = useCallback(
    (file: StoredFile, name: string) => {
      const id = newId();
      const before = workbook.book.list(scope.sheet.id, spot.key);
      workbook.write(scope.sheet.id, flatKey(scope.instance, `${spot.path}/${id}/file`), file.sha256);
      workbook.write(scope.sheet.id, flatKey(scope.instance, `${spot.path}/${id}/name`), name);
      workbook.write(scope.sheet.id, spot.key, portrait ? [id] : [...before, id]);
    },
    [workbook, scope, spot, portrait],
  );
  const { uploads, send, dismiss } = useUpload(arrived);
  const locked = useLocked(spot.path);
  const room = !locked && (portrait || ids.length < most);
  const accept = portrait ? accepts['image'] : field.accept.map((kind) => accepts[kind]).join(',');
  return (
    <div
      className={`file-slots ${portrait ? 'portrait' : ''} ${findings.some((one) => one.severity === 'error') ? 'error' : ''}`}
      title={findings.map((one) => one.message.zh).join(' ') || undefined}
    >
      {ids.map((id) => (
        <FileSlot key={id} spot={spot} id={id} portrait={portrait} />
      ))}
      <UploadList uploads={uploads} dismiss={dismiss} />
      {room && (
        <label className="add-file" htmlFor={chooser}>
          <input
            id={chooser}
            type="file"
            className="sr"
            multiple={!portrait}
            accept={accept}
            aria-label={`${scope.title} ${spot.label.zh}`}
            onChange={(event) => {
              send([...(event.currentTarget.files ?? [])].slice(0, portrait ? 1 : most - ids.length));
              event.currentTarget.value = '';
            }}
          />
          {portrait && ids.length > 0
            ? t.replace
            : portrait
              ? `${t.addPicture} ${t.portraitSize(field.widthMm, field.heightMm)}`
              : `＋ ${t.addFile}（${t.filesMost(most)}）`}
        </label>
      )}
    </div>
  );
}

function FileSlot({ spot, id, portrait }: { readonly spot: Spot; readonly id: string; readonly portrait: boolean }) {
  const scope = useScope();
  const workbook = useWorkbook();
  const t = useWords(sheetWords);
  const key = (column: string): string => flatKey(scope.instance, `${spot.path}/${id}/${column}`);
  const sha256 = useText(scope.sheet.id, key('file'));
  const name = useText(scope.sheet.id, key('name'));
  const caption = useText(scope.sheet.id, key('caption'));
  const locked = useLocked(spot.path);
  const stored = useFiles()[sha256];
  const address = workbook.fileAddress(sha256);
  const remove = (): void =>
    workbook.write(
      scope.sheet.id,
      spot.key,
      workbook.book.list(scope.sheet.id, spot.key).filter((one) => one !== id),
    );
  const picture = stored?.type.startsWith('image/') === true;
  return (
    <figure className="file-slot">
      {picture ? (
        <img src={address} alt={caption === '' ? name : caption} />
      ) : (
        <a href={address} target="_blank" rel="noreferrer" className="file-name">
          {name}
        </a>
      )}
      {!portrait && (
        <figcaption>
          <input
            className="ink caption"
            value={caption}
            readOnly={locked}
            placeholder={t.caption}
            aria-label={`${name} ${t.caption}`}
            onChange={(event) => workbook.write(scope.sheet.id, key('caption'), event.currentTarget.value)}
          />
        </figcaption>
      )}
      {!locked && (
        <button type="button" className="plain" onClick={remove}>
          {t.remove}
          <span className="sr"> {name}</span>
        </button>
      )}
    </figure>
  );
}
