import { Alert, Button } from 'antd';
import { useCallback, useId } from 'react';
import type { StoredFile } from '#src/domain/form/answers.ts';
import { request } from '../api/request.ts';
import type { LeafEntry } from '../api/types.ts';
import { fileAddress } from '../api/upload.ts';
import { ReprintList } from '../application/corrections/reprint-list.tsx';
import { useRefresh } from '../application/use-live-page.ts';
import { useDefinition, useJudgement, usePage, useWorkbook } from '../book/hooks.ts';
import { notify } from '../work/notices.ts';
import { UploadList } from '../work/upload-list.tsx';
import { useUpload } from '../work/use-upload.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';
import { leafTitle } from './leaf-title.ts';

/** Every place of seal and signature (M14): print the leaf, have it sealed, attach its scan. */
export default function SealingPage() {
  const t = useWords(dossierWords);
  const page = usePage();
  const why = useWhyNotYet();
  const own = page.checklist.filter((entry) => entry.side === 'applicant');
  const later = page.checklist.filter((entry) => entry.side === 'office');
  return (
    <div className="page">
      <h2>{t.sealingTitle}</h2>
      <p>{t.sealingHint}</p>
      <ReprintList />
      {page.state.editable && <Alert type="info" title={t.sealingDraft} />}
      {why !== null && <Alert type="info" title={why} />}
      <h3>{t.applicantSide}</h3>
      <ul className="leaf-list">
        {own.map((entry) => (
          <Leaf key={entry.leaf} entry={entry} />
        ))}
      </ul>
      {later.length > 0 && (
        <>
          <h3>{t.officeSide}</h3>
          <ul className="leaf-list">
            {later.map((entry) => (
              <Leaf key={entry.leaf} entry={entry} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Why nothing is printed and sealed yet although the dossier is final: the pre-check comes first; null where it is time. */
function useWhyNotYet(): string | null {
  const t = useWords(dossierWords);
  const say = useSay();
  const page = usePage();
  if (page.state.phase === 'precheck') return t.sealingInPrecheck;
  if (page.actions.some((action) => action.id === 'send-precheck')) return t.sealingAfterPrecheck;
  const attach = page.actions.find((action) => action.id === 'attach-leaf');
  return attach === undefined || attach.denial === null ? null : say(attach.denial.reason);
}

function Leaf({ entry }: { readonly entry: LeafEntry }) {
  const t = useWords(dossierWords);
  const say = useSay();
  const page = usePage();
  const workbook = useWorkbook();
  const refresh = useRefresh();
  const chooser = useId();
  const title = leafTitle(useDefinition(), useJudgement().data, entry.leaf, useLanguage());
  const address = `/api/applications/${page.id}/leaves/${entry.leaf}`;
  const attach = useCallback(
    async (file: StoredFile) => {
      const answer = await request(`/api/applications/${workbook.page.id}/leaves/${entry.leaf}`, {
        method: 'PUT',
        body: { file: file.sha256 },
      });
      if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
      await refresh();
    },
    [workbook, entry.leaf, refresh, say],
  );
  const { uploads, send, dismiss } = useUpload(useCallback((file: StoredFile) => void attach(file), [attach]));
  const detach = async (): Promise<void> => {
    const answer = await request(address, { method: 'DELETE' });
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    await refresh();
  };
  const tooEarly = useWhyNotYet() !== null;
  const may = page.actions.some((action) => action.id === 'attach-leaf' && action.denial === null);
  const side = entry.side === 'office' ? 'later' : entry.scan === null ? '' : 'attached';
  return (
    <li className={side}>
      <div>
        <h4>{title}</h4>
        <p>
          {t.places}
          {t.colon}
          {entry.places.map((place) => say(place.label)).join(t.semicolon)}
        </p>
        <UploadList uploads={uploads} dismiss={dismiss} />
      </div>
      <div className="leaf-acts">
        {entry.scan !== null && (
          <span className="fine">
            ✓ {t.attached}
            {entry.scan.revision !== page.revision && `${t.comma}${t.kept(entry.scan.revision)}`}
          </span>
        )}
        {entry.side === 'office' && <span className="quiet">{t.later}</span>}
        {entry.scan !== null && (
          <Button size="small" type="text" href={fileAddress(page.id, entry.scan.file)} target="_blank">
            {t.viewScan}
          </Button>
        )}
        {!page.state.editable && !tooEarly && (
          <Button size="small" href={`${address}.pdf`} target="_blank" aria-label={`${t.printLeaf} ${title}`}>
            {t.printLeaf}
          </Button>
        )}
        {may && entry.side === 'applicant' && (
          <label className="attach" htmlFor={chooser}>
            <input
              id={chooser}
              type="file"
              accept=".pdf,image/png,image/jpeg"
              className="sr"
              aria-label={`${t.attach} ${title}`}
              onChange={(event) => {
                send([...(event.currentTarget.files ?? [])].slice(0, 1));
                event.currentTarget.value = '';
              }}
            />
            {entry.scan === null ? t.attach : t.replaceScan}
          </label>
        )}
        {may && entry.scan !== null && entry.side === 'applicant' && (
          <Button size="small" type="text" danger onClick={() => void detach()}>
            {t.detach}
          </Button>
        )}
      </div>
    </li>
  );
}
