import type { ItemAgreement } from '#src/domain/scoring/agreement.ts';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { consensusWords } from '../../words/consensus-words.ts';
import { PercentField } from '../desk/percent-field.tsx';
import { itemPointsText } from '../live-tally.ts';
import { useScoreBook, useScoreText } from '../score-hooks.ts';
import { MembersNotes } from './members-notes.tsx';
import { OwnWord } from './own-word.tsx';
import { PanelNotes } from './panel-notes.tsx';
import { nameIn, useRoom } from './room.ts';

/** One item: what is proposed and why, what each says, the comments of all and the panel's own. */
export function ItemRoom({ agreement }: { readonly agreement: ItemAgreement }) {
  const room = useRoom();
  const say = useSay();
  const a = useWords(assessWords);
  const item = room.page.items.find((one) => one.clause === agreement.clause);
  if (item === undefined) return null;
  const points = itemPointsText(item.points, agreement.proposed ?? undefined);
  return (
    <div className="item-room">
      <header className="item-head">
        <h2>
          {item.clause} {say(item.title)}
        </h2>
        {item.points !== null && (
          <span className="quiet">{points === null ? a.worth(item.points) : a.itemPoints(points, item.points)}</span>
        )}
      </header>
      <Proposal agreement={agreement} kind={item.kind} />
      <Voices agreement={agreement} />
      <div className="room-notes">
        <MembersNotes clause={item.clause} />
        <PanelNotes clause={item.clause} />
      </div>
    </div>
  );
}

function Proposal({ agreement, kind }: { readonly agreement: ItemAgreement; readonly kind: string | null }) {
  const { page, leads } = useRoom();
  const book = useScoreBook();
  const t = useWords(consensusWords);
  const { clause } = agreement;
  const typed = useScoreText(scorePath.percent(clause));
  const reason = useScoreText(scorePath.reason(clause));
  return (
    <section className="proposal" aria-label={t.proposal}>
      <h3>{t.proposal}</h3>
      <PercentField
        id="item-percent"
        label={`${clause} ${t.proposal}`}
        scale={page.scale}
        kind={kind}
        typed={typed}
        editable={leads}
        write={(value) => book.write(scorePath.percent(clause), value)}
      />
      {agreement.beyond && (
        <label className="discussed">
          <input
            type="checkbox"
            checked={agreement.discussed}
            disabled={!leads}
            onChange={(event) => book.write(scorePath.discussed(clause), event.currentTarget.checked ? 'yes' : '')}
          />{' '}
          {t.discussedOf(agreement.spread, page.stage.spread ?? 0)}
        </label>
      )}
      <label htmlFor="proposal-reason">{t.reason}</label>
      <textarea
        id="proposal-reason"
        className="assess-text"
        rows={2}
        readOnly={!leads}
        value={reason}
        placeholder={leads ? t.reasonHint : t.noReason}
        onChange={(event) => book.write(scorePath.reason(clause), event.currentTarget.value)}
        onBlur={() => book.queue.flush()}
      />
    </section>
  );
}

/** What each member says of the proposal, and one's own word. */
function Voices({ agreement }: { readonly agreement: ItemAgreement }) {
  const room = useRoom();
  const t = useWords(consensusWords);
  const { proposed } = agreement;
  return (
    <section className="voices" aria-label={t.agreement}>
      <h3>{t.agreement}</h3>
      {proposed === null ? (
        <p className="quiet">{t.noProposalYet}</p>
      ) : (
        <ul>
          {room.page.saying.map(({ assessor }) => {
            const objection = agreement.objections.find((one) => one.assessor === assessor);
            const yes = agreement.agreed.includes(assessor);
            return (
              <li key={assessor} className={yes ? 'yes' : objection === undefined ? 'silent' : 'no'}>
                <span aria-hidden="true">{yes ? '✓' : objection === undefined ? '…' : '✕'}</span>{' '}
                {nameIn(room, assessor)}
                {assessor === room.page.me && t.you}{' '}
                {yes ? t.agrees : objection === undefined ? t.silent : `${t.objects}${objection.reason}`}
              </li>
            );
          })}
        </ul>
      )}
      {room.says && proposed !== null && <OwnWord agreement={agreement} proposed={proposed} />}
    </section>
  );
}
