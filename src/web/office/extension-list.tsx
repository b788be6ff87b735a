import { Link } from 'react-router';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localDay } from '../words/moments.ts';
import { deskWords } from '../words/desk-words.ts';
import { useNewestEdition } from '../work/use-edition.ts';

/** A later day as the desk lists it. */
export interface ExtensionPage {
  readonly id: string;
  readonly kind: string;
  readonly channel: string | null;
  readonly applicationId: string | null;
  readonly until: string;
  readonly reason: string;
  readonly number: string;
  readonly grantedAt: string;
  /** What it is for, where the reader may open it. */
  readonly opens: { readonly applicant: string; readonly number: string | null } | null;
}

/** Later days that were allowed: for whom, until when, by which document, and why. */
export function Extensions({ extensions }: { readonly extensions: readonly ExtensionPage[] }) {
  const t = useWords(deskWords);
  const language = useLanguage();
  return (
    <section aria-label={t.extensions}>
      <h2>{t.extensions}</h2>
      {extensions.length === 0 && <p className="quiet">{t.noExtensions}</p>}
      <ul className="case-history">
        {extensions.map((one) => (
          <li key={one.id}>
            <p>
              <Whose one={one} />
            </p>
            <p>
              {t.extensionKinds[one.kind] ?? one.kind} → <strong>{localDay(one.until, language)}</strong>
            </p>
            <p className="quiet">
              {t.grantedOn(localDay(one.grantedAt, language))} · {one.number} · {one.reason}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A channel or an applicant by name; a dossier that nobody has handed in yet has none for the offices. */
function Whose({ one: { channel, applicationId, opens } }: { readonly one: ExtensionPage }) {
  const t = useWords(deskWords);
  const say = useSay();
  const edition = useNewestEdition();
  if (channel !== null) {
    const found = edition?.channels.find((row) => row.id === channel);
    return (
      <>
        <strong>{found === undefined ? channel : say(found.name)}</strong>{' '}
        <span className="quiet">{t.allOfChannel}</span>
      </>
    );
  }
  if (opens === null)
    return (
      <>
        <strong>{t.notHandedIn}</strong>{' '}
        <span className="quiet">
          {t.applicationId} <span className="mono">{applicationId}</span>
        </span>
      </>
    );
  return (
    <>
      <Link to={`/office/cases/${applicationId}`}>{opens.applicant}</Link>{' '}
      {opens.number !== null && <span className="quiet">{opens.number}</span>}
    </>
  );
}
