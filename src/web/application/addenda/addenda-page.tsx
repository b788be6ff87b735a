import { useEffect, useRef, useState } from 'react';
import type { AddendumPage } from '../../api/types.ts';
import { fileAddress } from '../../api/upload.ts';
import { useFiles, usePage } from '../../book/hooks.ts';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay, localStamp } from '../../words/moments.ts';
import { addendumWords } from '../../words/addendum-words.ts';
import { AddendumForm } from './addendum-form.tsx';
import { useProvince } from './use-province.ts';

/** What comes after submission (A2.1, E6): what was filed, and a further one. */
export default function AddendaPage() {
  const t = useWords(addendumWords);
  const say = useSay();
  const page = usePage();
  const province = useProvince();
  const [sent, setSent] = useState<string | null>(null);
  const told = useRef<HTMLParagraphElement>(null);
  const { filed, denial } = page.addenda;
  useEffect(() => {
    if (sent !== null) told.current?.focus();
  }, [sent]);
  return (
    <div className="page">
      <h2>{t.title}</h2>
      <p className="quiet page-lead">{t.hint(province)}</p>
      {sent !== null && (
        <p ref={told} tabIndex={-1} role="status" className="addendum-sent">
          ✓ {sent}
        </p>
      )}
      <section aria-labelledby="addenda-filed">
        <h3 id="addenda-filed">{t.filed}</h3>
        {filed.length === 0 && (
          <p className="addendum-none">
            {t.none} <span className="quiet">{denial === null && t.noneHint}</span>
          </p>
        )}
        <ol className="addendum-list">
          {filed.toReversed().map((one) => (
            <li key={one.id}>
              <Filed one={one} />
            </li>
          ))}
        </ol>
      </section>
      {denial === null ? (
        <AddendumForm
          key={page.id}
          province={province}
          writing={() => setSent(null)}
          filed={(at) => setSent(t.sent(at, province))}
        />
      ) : (
        <p className="danger-note">
          {t.notNow}
          {say(denial.reason)}
        </p>
      )}
    </div>
  );
}

function Filed({ one }: { readonly one: AddendumPage }) {
  const t = useWords(addendumWords);
  const language = useLanguage();
  const page = usePage();
  const files = useFiles();
  return (
    <article className="panel">
      <h4>
        {t.kinds[one.kind] ?? one.kind}
        <span className={one.read ? 'addendum-state read' : 'addendum-state'}>{one.read ? t.read : t.arrived}</span>
      </h4>
      <p className="quiet">
        {t.filedAt} {localStamp(one.filedAt)} · {t.sinceOf[one.kind]} {localDay(one.day, language)} ·{' '}
        {t.revision(one.revision)}
      </p>
      <p className="addendum-text">{one.text}</p>
      {one.files.length > 0 && (
        <ul className="addendum-files">
          {one.files.map((sha256) => (
            <li key={sha256}>
              <a href={fileAddress(page.id, sha256)} target="_blank" rel="noreferrer">
                {files[sha256]?.name ?? sha256.slice(0, 12)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
