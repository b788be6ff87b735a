import { Alert } from 'antd';
import { useDefinition, usePage, useWorkbook } from '../book/hooks.ts';
import type { Workbook } from '../book/workbook.ts';
import { inBytes } from '../work/bytes.ts';
import { useSay, useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';
import { localStamp } from '../words/moments.ts';
import { draftNames, sealedNames, titled } from './document-names.ts';

/** Whether a sheet concerns the applicant and, where it stands over a table, has a row to print. */
function concerns(workbook: Workbook, id: string): boolean {
  const sheet = workbook.definition.definitions[id];
  const [store = '', field = ''] = sheet?.over?.split('.') ?? [];
  return (
    sheet !== undefined &&
    workbook.holds(sheet.when) &&
    (sheet.over === undefined || workbook.book.list(store, field).length > 0)
  );
}

/** Everything that can be printed: drafts compiled as asked, final files as stored. */
export default function DocumentsPage() {
  const t = useWords(dossierWords);
  const say = useSay();
  const page = usePage();
  const definition = useDefinition();
  const workbook = useWorkbook();
  const frozen = page.dossier !== null && page.dossier.current !== false && !page.state.editable ? page.dossier : null;
  const lacking = page.checklist.filter((entry) => entry.side === 'applicant' && entry.scan === null);
  const address = (name: string): string => `/api/applications/${page.id}/documents/${name}`;
  const rows =
    frozen === null
      ? draftNames(definition, (sheet) => concerns(workbook, sheet)).map(({ name, title }) => ({
          name,
          title,
          size: null,
          pages: null,
          note: null,
          whyNot: null,
        }))
      : [
          ...titled(definition, frozen.volumes).map((volume) => ({
            name: volume.name,
            title: volume.title,
            size: volume.size,
            pages: volume.pages ?? null,
            note: volume.note ?? null,
            whyNot: null,
          })),
          ...sealedNames(definition).map(({ name, title }) => ({
            name,
            title,
            size: null,
            pages: null,
            note: t.sealedNote,
            whyNot: lacking.length === 0 ? null : t.sealsLacking(lacking.length),
          })),
        ];
  return (
    <div className="page">
      <h2>{t.documentsTitle}</h2>
      {frozen === null ? (
        <Alert type="info" title={`${t.draftHint}${t.makeNow}`} />
      ) : (
        <div className="panel">
          <p>{t.frozenHint}</p>
          <dl className="facts">
            <dt>{t.digest}</dt>
            <dd className="mono">{frozen.digest}</dd>
            <dt>{t.frozenAt}</dt>
            <dd>
              {localStamp(frozen.frozenAt)} · {t.revision(frozen.revision)}
            </dd>
          </dl>
        </div>
      )}
      <div className="table-scroll panel">
        <table className="doc-table">
          <thead>
            <tr>
              <th>{t.name}</th>
              {frozen !== null && <th>{t.size}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <td>
                  {row.whyNot === null ? (
                    <a href={address(row.name)} target="_blank" rel="noreferrer">
                      {say(row.title)}
                    </a>
                  ) : (
                    say(row.title)
                  )}{' '}
                  <span className="quiet">
                    {row.name}
                    {(row.whyNot ?? row.note) !== null && ` · ${row.whyNot ?? row.note}`}
                  </span>
                </td>
                {frozen !== null && (
                  <td className="doc-size">
                    {row.size !== null && inBytes(row.size)}
                    {row.pages !== null && (
                      <>
                        {' · '}
                        <span>{t.pages(row.pages)}</span>
                      </>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Media />
    </div>
  );
}

/** The package's size against what it may be handed in on (M13). */
function Media() {
  const t = useWords(dossierWords);
  const say = useSay();
  const page = usePage();
  const { edition } = useWorkbook();
  const whole = page.dossier?.volumes.find((volume) => volume.name === 'package.zip')?.size;
  const total = whole ?? Object.values(page.files).reduce((sum, file) => sum + file.size, 0);
  return (
    <div className="panel">
      <h3>
        {t.mediaTitle}
        {t.colon}
        {inBytes(total)}
      </h3>
      <ul>
        {edition.file.media.map((medium) => (
          <li key={medium.id}>
            {say(medium.name)}
            {t.colon}
            <span className={total <= medium.bytes ? 'fine' : 'danger-note'}>
              {total <= medium.bytes ? t.fits : t.tooBig}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
