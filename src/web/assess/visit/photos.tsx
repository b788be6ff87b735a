import { useEffect, useId, useState } from 'react';
import { visitPath } from '#src/domain/visit/visit-path.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { useScoreBook, useScoreStatus, useScoreText } from '../score-hooks.ts';
import { EntryList } from './entry-list.tsx';
import { plainPicture } from './send-photo.ts';
import { useVisitDesk } from './visit-context.ts';

/** 照片: each with its consent before the picture itself. */
export function Photos() {
  const { photos } = useVisitDesk();
  return (
    <EntryList list="photos" more={(id) => ({ after: <Picture id={id} />, removed: () => void photos?.drop(id) })} />
  );
}

/** The picture of an entry: to be chosen once consent is written, waiting on this machine, or in the record. */
function Picture({ id }: { readonly id: string }) {
  const t = useWords(visitWords);
  const say = useSay();
  const { page, editable, photos } = useVisitDesk();
  const book = useScoreBook();
  // Photographs on their way are told of with the state of saving.
  useScoreStatus();
  const path = visitPath.entry('photos', id, 'file');
  const file = useScoreText(path);
  const caption = useScoreText(visitPath.entry('photos', id, 'caption'));
  const waiting = photos?.get(id) ?? null;
  const local = useLocalAddress(waiting?.picture ?? null);
  const takeOut = (): void => {
    if (file !== '') book.write(path, '');
    void photos?.drop(id);
  };
  const address = local ?? (file === '' ? null : `/api/panels/${page.panel}/kept-files/${file}`);
  if (address === null) return editable ? <ChoosePhoto id={id} /> : null;
  return (
    <figure className="visit-photo">
      <img src={address} alt={caption === '' ? t.photoBroken : caption} loading="lazy" />
      <figcaption>
        {waiting === null ? t.photoIn : waiting.refusal === null ? t.photoWaiting : ''}
        {waiting !== null && waiting.refusal !== null && (
          <span className="danger-note">{`${t.photoRefused}${say(waiting.refusal)}`}</span>
        )}
      </figcaption>
      {editable && (
        <button type="button" className="plain" onClick={takeOut}>
          {t.photoOut}
        </button>
      )}
    </figure>
  );
}

function ChoosePhoto({ id }: { readonly id: string }) {
  const t = useWords(visitWords);
  const { photos } = useVisitDesk();
  const input = useId();
  const [broken, setBroken] = useState(false);
  const by = useScoreText(visitPath.entry('photos', id, 'consentBy'));
  const how = useScoreText(visitPath.entry('photos', id, 'consentHow'));
  const allowed = by.trim() !== '' && how !== '' && photos !== null;
  const choose = async (file: File | undefined): Promise<void> => {
    const picture = file === undefined ? null : await plainPicture(file);
    setBroken(file !== undefined && picture === null);
    if (picture !== null) await photos?.add(id, picture);
  };
  return (
    <div className="visit-choose">
      <label htmlFor={input} className={allowed ? 'act' : 'act off'}>
        {t.takePhoto}
      </label>
      <input
        id={input}
        className="sr"
        type="file"
        accept="image/*"
        disabled={!allowed}
        onChange={(event) => {
          void choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {!allowed && <p className="quiet">{t.consentFirst}</p>}
      {broken && (
        <p className="danger-note" role="alert">
          {t.notPicture}
        </p>
      )}
    </div>
  );
}

/** An address under which a picture on this machine is shown, as long as it is. */
function useLocalAddress(picture: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (picture === null) return setAddress(null);
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address;
}
