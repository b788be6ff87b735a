import { useSay } from '../words/language.tsx';
import type { Upload } from './use-upload.ts';

/** Files on their way and refused ones, each with what to do. */
export function UploadList({
  uploads,
  dismiss,
}: {
  readonly uploads: readonly Upload[];
  readonly dismiss: (id: number) => void;
}) {
  const say = useSay();
  if (uploads.length === 0) return null;
  return (
    <ul className="uploads" aria-live="polite">
      {uploads.map((upload) => (
        <li key={upload.id} className={upload.refusal === null ? '' : 'refused'}>
          <span className="upload-name">{upload.name}</span>
          {upload.refusal === null ? (
            <progress max={100} value={upload.percent} aria-label={upload.name} />
          ) : (
            <>
              <span role="alert">{say(upload.refusal)}</span>{' '}
              <button type="button" className="plain" onClick={() => dismiss(upload.id)}>
                ✕<span className="sr"> {upload.name}</span>
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
