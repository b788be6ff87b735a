import { fileAddress } from '../api/upload.ts';
import { useSay, useWords } from '../words/language.tsx';
import { paperWords } from '../words/paper-words.ts';
import type { PaperCasePage } from './paper-types.ts';

/** Whose paper it is (`named` where nothing above says so), of which revision, where it is kept and what is still owed. */
export function PaperCaseHead({ of, named }: { readonly of: PaperCasePage; readonly named: boolean }) {
  const t = useWords(paperWords);
  const say = useSay();
  const { place } = of;
  return (
    <header className="paper-head">
      {named ? (
        <h2>
          {of.applicant} {of.paperOnly && <span className="paper-tag">{t.paperOnly}</span>}
        </h2>
      ) : (
        of.paperOnly && <span className="paper-tag">{t.paperOnly}</span>
      )}
      <p>
        {say(of.class.title)} · {say(of.channel.name)} · {say(of.state.title)}
        {of.number === null ? '' : ` · ${of.number}`}
        {of.paperOnly ? '' : ` · ${t.revision(of.revision)}`}
      </p>
      {of.registered !== null && <Registered of={of} registered={of.registered} />}
      {place !== null && (
        <p>
          {t.place}
          {t.colon}
          <b>{[place.shelf, place.box].filter((one) => one !== null).join(' · ')}</b>
        </p>
      )}
      <Owed of={of} />
    </header>
  );
}

function Registered({
  of,
  registered,
}: {
  readonly of: PaperCasePage;
  readonly registered: NonNullable<PaperCasePage['registered']>;
}) {
  const t = useWords(paperWords);
  return (
    <>
      <p className="quiet">{t.paperOnlyHint}</p>
      <p>
        {t.code}
        {t.colon}
        {registered.code}
        {registered.person === null ? '' : ` · ${t.person}${t.colon}${registered.person}`} · {t.receivedOn}
        {t.colon}
        {registered.receivedOn}
        {registered.scan !== null && (
          <>
            {' · '}
            <a href={fileAddress(of.id, registered.scan)} target="_blank" rel="noreferrer">
              {t.seeScan}
            </a>
          </>
        )}
      </p>
      {registered.remarks !== null && (
        <p>
          {t.remarks}
          {t.colon}
          {registered.remarks}
        </p>
      )}
    </>
  );
}

function Owed({ of }: { readonly of: PaperCasePage }) {
  const t = useWords(paperWords);
  const say = useSay();
  if (of.volumes.length === 0) return <p>{t.notAsked}</p>;
  return (
    <>
      {of.complete ? (
        <p className="paper-owed complete">
          <span aria-hidden="true">✓ </span>
          {t.complete}
        </p>
      ) : (
        <div className="paper-owed">
          <b>{t.owed}</b>
          <ul>
            {of.owed.map((one) => (
              <li key={one.zh}>{say(one)}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="quiet">{of.paperOnly || of.timeThatCounts === 'paper' ? t.paperCounts : t.electronicCounts}</p>
    </>
  );
}
