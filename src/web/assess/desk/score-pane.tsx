import { Link } from 'react-router';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { itemPointsText } from '../live-tally.ts';
import { useScoreBook, useScores, useScoreText } from '../score-hooks.ts';
import type { ReviewPage } from '../types.ts';
import { BandWords } from './band-words.tsx';
import { useDeskState } from './desk-context.ts';
import { NoteCard } from './note-card.tsx';
import { PercentField } from './percent-field.tsx';
import { SheetFoot } from './sheet-foot.tsx';

/** The score sheet of the clause that is chosen, with the totals always under it. */
export function ScorePane({ page, reread }: { readonly page: ReviewPage; readonly reread: () => void }) {
  const { item } = useDeskState();
  return (
    <>
      <SheetState page={page} />
      <div key={item.clause} className="score-item">
        <ItemHead />
        <ItemPercent />
        <ItemNotes />
      </div>
      <SheetFoot page={page} reread={reread} />
    </>
  );
}

/** That the sheet is no longer open, and what comes. */
function SheetState({ page }: { readonly page: ReviewPage }) {
  const t = useWords(assessWords);
  const room = page.state !== 'published';
  const talked = page.stage.combine === 'consensus';
  if (!room && page.sheet?.state === 'open') return null;
  return (
    <p className="sheet-state" role="status">
      {room
        ? talked
          ? t.roomOpen
          : t.countedHint
        : page.sheet?.state === 'submitted'
          ? t.waitingForOthers
          : t.leftUnfinished}{' '}
      {room && talked && <Link to={`/reviews/${page.panel}/consensus`}>{t.enterConsensus}</Link>}
    </p>
  );
}

function ItemHead() {
  const { item } = useDeskState();
  const t = useWords(assessWords);
  const say = useSay();
  const asked = [...(item.summary === null ? [] : [item.summary]), ...item.prompts];
  return (
    <header className="item-head">
      <h2>
        {item.clause} {say(item.title)}
      </h2>
      {item.points !== null && <span className="quiet">{t.worth(item.points)}</span>}
      {asked.length > 0 && (
        <details className="item-asked">
          <summary>{t.asked}</summary>
          <ul>
            {asked.map((one) => (
              <li key={one.zh}>{say(one)}</li>
            ))}
          </ul>
        </details>
      )}
    </header>
  );
}

function ItemPercent() {
  const { item, page, editable } = useDeskState();
  const book = useScoreBook();
  const t = useWords(assessWords);
  const say = useSay();
  const path = scorePath.percent(item.clause);
  const typed = useScoreText(path);
  const percent = useScores().percents[item.clause];
  const points = itemPointsText(item.points, percent);
  return (
    <section className="item-percent" aria-label={t.percent}>
      <p className="item-points" aria-live="polite">
        {points === null ? '' : t.itemPoints(points, item.points ?? 0)}
      </p>
      <PercentField
        id="item-percent"
        label={`${item.clause} ${say(item.title)} ${t.percent}`}
        scale={page.scale}
        kind={item.kind}
        typed={typed}
        editable={editable}
        write={(value) => book.write(path, value)}
      />
      <BandWords scale={page.scale} kind={item.kind} percent={percent ?? null} />
    </section>
  );
}

function ItemNotes() {
  const { item, editable, add } = useDeskState();
  const book = useScoreBook();
  const { notes } = useScores();
  const t = useWords(assessWords);
  const remark = useScoreText(scorePath.note(item.clause));
  const kinds = ['strength', 'opportunity'] as const;
  return (
    <>
      {kinds.map((kind) => {
        const own = notes.filter((note) => note.item === item.clause && note.kind === kind);
        return (
          <section key={kind} className={`item-notes ${kind}`}>
            <h3>
              {t[kind]} {own.length > 0 && <span className="quiet">{own.length}</span>}
              {editable && (
                <button type="button" className="plain" onClick={() => add(kind)}>
                  + {kind === 'strength' ? t.addStrength : t.addOpportunity}
                </button>
              )}
            </h3>
            {own.length > 0 && (
              <ol>
                {own.map((note, index) => (
                  <NoteCard key={note.id} id={note.id} number={index + 1} />
                ))}
              </ol>
            )}
          </section>
        );
      })}
      <section className="item-remark">
        <label htmlFor="item-remark">{t.remark}</label>
        <textarea
          id="item-remark"
          className="assess-text"
          rows={2}
          readOnly={!editable}
          value={remark}
          placeholder={t.remarkHint}
          onChange={(event) => book.write(scorePath.note(item.clause), event.currentTarget.value)}
          onBlur={() => book.queue.flush()}
        />
      </section>
    </>
  );
}
