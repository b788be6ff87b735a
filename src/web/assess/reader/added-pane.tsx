import { useState } from 'react';
import { useFiles } from '../../book/hooks.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { assessWords } from '../../words/assess-words.ts';
import type { JudgedDossier } from '../types.ts';
import { FilePane } from './evidence-pane.tsx';

/** What the applicant added after submission, the newest first. */
export function AddedPane({ added }: { readonly added: JudgedDossier['added'] }) {
  const t = useWords(assessWords);
  const language = useLanguage();
  const files = useFiles();
  const [viewed, view] = useState<string | null>(null);
  return (
    <div className="added-pane">
      {added.toReversed().map((one) => (
        <section key={one.filedAt} className="round">
          <h3>{t.addedKinds[one.kind] ?? one.kind}</h3>
          <p className="quiet">
            {localDay(one.filedAt, language)} · {one.day}
          </p>
          <p className="said">{one.text}</p>
          {one.files.map((file) => (
            <button key={file} type="button" className="plain" onClick={() => view(file)}>
              {files[file]?.name ?? file.slice(0, 12)}
            </button>
          ))}
        </section>
      ))}
      {viewed !== null && <FilePane key={viewed} file={viewed} />}
    </div>
  );
}
