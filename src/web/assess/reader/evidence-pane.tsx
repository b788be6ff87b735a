import { useEffect, useState } from 'react';
import { useDefinition, useFiles, useJudgement, useWorkbook } from '../../book/hooks.ts';
import { usePlace } from '../../office/place.ts';
import { deferred } from '../../entry/deferred.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { dossierWords } from '../../words/dossier-words.ts';
import { useDeskState } from '../desk/desk-context.ts';
import { useCite, useMarks } from './cite.ts';
import type { Wish } from './pdf-view.tsx';

const PdfView = deferred(() => import('./pdf-view.tsx'));

/** The proofs: one is chosen from the list by kind and read below. */
export function EvidencePane() {
  const t = useWords(assessWords);
  const d = useWords(dossierWords);
  const say = useSay();
  const definition = useDefinition();
  const { data } = useJudgement();
  const files = useFiles();
  const [place, move] = usePlace();
  const item = data.evidence.find((one) => one.id === place.get('item')) ?? data.evidence[0];
  const file = item?.files.find((one) => one === place.get('file')) ?? item?.files[0] ?? '';
  if (item === undefined) return <p className="quiet">{t.noEvidence}</p>;
  const facts = [item.issuer, item.number, item.issued, item.validUntil ?? ''].filter((one) => one !== '');
  return (
    <div className="evidence-pane">
      <div className="evidence-bar">
        <select
          className="choice"
          aria-label={t.evidence}
          value={item.id}
          onChange={(event) => move({ item: event.currentTarget.value, file: null })}
        >
          {definition.evidence.map((category) => {
            const own = data.evidence.filter((one) => one.category === category.id);
            return own.length === 0 ? null : (
              <optgroup key={category.id} label={say(category.title)}>
                {own.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.title === '' ? d.noTitle : one.title}
                  </option>
                ))}
              </optgroup>
            );
          })}
        </select>
        {item.files.length > 1 && (
          <select
            className="choice"
            aria-label={d.files}
            value={file}
            onChange={(event) => move({ file: event.currentTarget.value })}
          >
            {item.files.map((one) => (
              <option key={one} value={one}>
                {files[one]?.name ?? one.slice(0, 12)}
              </option>
            ))}
          </select>
        )}
        <span className="quiet evidence-facts">{facts.join(' · ')}</span>
      </div>
      {file !== '' && <FilePane key={file} file={file} />}
    </div>
  );
}

/** A file of the dossier to be read and cited: pages, a picture, or something to be saved. */
export function FilePane({ file }: { readonly file: string }) {
  const t = useWords(assessWords);
  const d = useWords(dossierWords);
  const workbook = useWorkbook();
  const stored = useFiles()[file];
  const { wish: wished, add, editable } = useDeskState();
  const cite = useCite(file);
  const marks = useMarks(file);
  const [wish, setWish] = useState<Wish | null>(null);
  useEffect(() => {
    if (wished?.anchor.kind !== 'pdf' || wished.anchor.file !== file) return;
    const { page, rects } = wished.anchor;
    setWish({ page, top: rects[0]?.[1] ?? 0, turn: wished.turn });
  }, [wished, file]);
  const address = workbook.fileAddress(file);
  if (stored === undefined) return null;
  if (stored.type === 'application/pdf')
    return <PdfView address={address} name={stored.name} wish={wish} marks={marks} cite={cite} />;
  const whole = {
    anchor: {
      kind: 'pdf' as const,
      file,
      page: 1,
      rects: [[0, 0, 1, 1] as [number, number, number, number]],
      quote: '',
    },
    quote: '',
  };
  if (stored.type.startsWith('image/'))
    return (
      <div className="picture-pane">
        {editable && (
          <p className="field-bar">
            {t.citePicture}{' '}
            <button type="button" className="chip" onClick={() => add('strength', whole)}>
              {t.strength}
            </button>
            <button type="button" className="chip" onClick={() => add('opportunity', whole)}>
              {t.opportunity}
            </button>
          </p>
        )}
        <img src={address} alt={stored.name} />
      </div>
    );
  return (
    <p className="picture-pane">
      {d.notViewable} <a href={`${address}?download=1`}>{d.download}</a>
    </p>
  );
}
