import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import { officeWords } from '../../words/office-words.ts';
import type { BoardRow } from './board-view.ts';
import { ReopenPanel } from './reopen-panel.tsx';
import type { BoardPage, PanelPage } from './types.ts';
import { useRights } from './use-judging.ts';

interface Props {
  readonly row: BoardRow;
  readonly board: BoardPage;
  readonly change: () => void;
  readonly close: () => void;
}

/** One panel: its members, how far they are, and what the office can do with it. */
export function PanelReader({ row, board, change, close }: Props) {
  const t = useWords(judgingWords);
  const o = useWords(officeWords);
  const { manage } = useRights();
  const [reopening, setReopening] = useState(false);
  const { panel } = row;
  const whyChange = whyNotChanged(panel, board, manage, t);
  const whyReopen = whyNotReopened(panel, board, manage, t);
  return (
    <article className="panel-reader">
      <header>
        <h2 id="reader-heading" tabIndex={-1}>
          {row.applicant ?? t.unnamed}
        </h2>
        <button type="button" className="plain" onClick={close}>
          {o.closeReader}
        </button>
      </header>
      <p className="quiet">
        {row.number} · <Link to={`/office/cases/${row.id}`}>{t.openCase}</Link>
      </p>
      <p>
        <span className={`state panel-${panel?.state ?? 'none'}`}>
          {panel === null ? t.noPanel : t.panelStates[panel.state]}
        </span>
      </p>
      {panel !== null && <Members panel={panel} />}
      <p className="reader-acts">
        <span title={whyChange ?? undefined}>
          <Button disabled={whyChange !== null} onClick={change}>
            {t.adjust}
          </Button>
          {whyChange !== null && <span className="quiet"> {whyChange}</span>}
        </span>
        <span title={whyReopen ?? undefined}>
          <Button disabled={whyReopen !== null} onClick={() => setReopening(true)}>
            {t.reopenPanel}
          </Button>
          {whyReopen !== null && <span className="quiet"> {whyReopen}</span>}
        </span>
      </p>
      {panel !== null && panel.digest !== null && (
        <p>
          {t.digest}
          {t.colon}
          <code className="digest">{panel.digest}</code>
        </p>
      )}
      {panel !== null && panel.scan !== null && (
        <p>
          <a href={`/api/panels/${panel.id}/kept-files/${panel.scan}`} target="_blank" rel="noreferrer">
            {t.signedScan}
          </a>
        </p>
      )}
      <p className="quiet">{t.scoresHidden}</p>
      {reopening && panel !== null && <ReopenPanel panel={panel} close={() => setReopening(false)} />}
    </article>
  );
}

function Members({ panel }: { readonly panel: PanelPage }) {
  const t = useWords(judgingWords);
  return (
    <table className="case-table member-table">
      <thead>
        <tr>
          <th scope="col">{t.members}</th>
          <th scope="col">{t.state}</th>
        </tr>
      </thead>
      <tbody>
        {panel.members.map((member) => (
          <tr key={member.assessor} className={member.state === 'dropped' || member.state === 'aside' ? 'gone' : ''}>
            <td>
              {member.name}
              {member.lead && <b className="lead-mark">{t.lead}</b>}
            </td>
            <td>
              {t.memberStates[member.state]}
              {member.sheet !== null && member.state === 'clear' && ` · ${t.sheetStates[member.sheet]}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type T = (typeof judgingWords)['zh'];
const handlersOnly = (t: T): string => t.why['handlers']?.(0) ?? '';

function whyNotChanged(panel: PanelPage | null, { stage }: BoardPage, manage: boolean, t: T): string | null {
  if (stage.state !== 'preparing' && stage.state !== 'open') return t.adjustWhy.stage;
  if (panel !== null && panel.state !== 'draft' && panel.state !== 'published') return t.adjustWhy.state;
  return manage ? null : handlersOnly(t);
}

function whyNotReopened(panel: PanelPage | null, { stage }: BoardPage, manage: boolean, t: T): string | null {
  const agreed = panel !== null && (panel.state === 'agreed' || panel.state === 'signed');
  if (!agreed || stage.state !== 'open') return t.reopenPanelWhy;
  return manage ? null : handlersOnly(t);
}
