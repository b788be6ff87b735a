import { Link } from 'react-router';
import type { Anchor } from '#src/domain/scoring/anchor.ts';
import { useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { assessWords } from '../../words/assess-words.ts';
import { consensusWords } from '../../words/consensus-words.ts';
import { placeWords } from '../desk/note-card.tsx';
import { byGround, mergedName, takenUp, type Ground, type MembersNote } from '../merge-by-anchor.ts';
import { useScoreBook, useScores } from '../score-hooks.ts';
import { adopt, mergeInto } from './merging.ts';
import { nameIn, useRoom } from './room.ts';
import { useDragged } from './use-dragging.ts';

/** Everybody's comments on an item, brought together by what they rest on. */
export function MembersNotes({ clause }: { readonly clause: string }) {
  const { members } = useRoom();
  const t = useWords(consensusWords);
  const grounds = byGround(
    members.map(({ assessor, scores }) => ({ assessor, notes: scores.notes })),
    clause,
  );
  return (
    <section className="members-notes" aria-label={t.membersNotes}>
      <h3>{t.membersNotes}</h3>
      {grounds.length === 0 && <p className="quiet">{t.noMembersNotes}</p>}
      {grounds.map((ground, index) => (
        <GroundOf key={index} ground={ground} clause={clause} />
      ))}
    </section>
  );
}

function GroundOf({ ground, clause }: { readonly ground: Ground; readonly clause: string }) {
  const t = useWords(consensusWords);
  return (
    <div className="ground">
      <p className="ground-head">
        {ground.anchor === null ? t.noGround : <GroundLink anchor={ground.anchor} clause={clause} />}
        {ground.notes.length > 1 && <span className="quiet"> {t.pointedBy(ground.notes.length)}</span>}
      </p>
      <ul>
        {ground.notes.map((one) => (
          <Note key={mergedName(one)} one={one} clause={clause} />
        ))}
      </ul>
    </div>
  );
}

/** To the place in the dossier, at the desk. */
export function GroundLink({ anchor, clause }: { readonly anchor: Anchor; readonly clause: string }) {
  const { page } = useRoom();
  const a = useWords(assessWords);
  const see = encodeURIComponent(JSON.stringify(anchor));
  return page.me === null ? (
    <span>{a.ground(placeWords(anchor))}</span>
  ) : (
    <Link to={`/reviews/${page.panel}?clause=${clause}&see=${see}`}>{a.ground(placeWords(anchor))}</Link>
  );
}

function Note({ one, clause }: { readonly one: MembersNote; readonly clause: string }) {
  const room = useRoom();
  const book = useScoreBook();
  const { notes } = useScores();
  const t = useWords(consensusWords);
  const single = useWords(visitWords);
  const { note, assessor } = one;
  const taken = takenUp(notes).get(mergedName(one));
  const element = useDragged<HTMLLIElement>(mergedName(one), room.leads && taken === undefined);
  const targets = notes.filter((other) => other.item === clause);
  return (
    <li ref={element} className={`member-note ${note.kind ?? ''} ${taken === undefined ? '' : 'taken'}`}>
      <p>
        <strong>{note.kind === 'opportunity' ? single.opportunity : single.strength}</strong>{' '}
        <span className="quiet">{nameIn(room, assessor)}</span>
        {taken !== undefined && <span className="taken-mark"> ✓ {t.takenUp}</span>}
      </p>
      <p className="note-text">{note.text}</p>
      {note.quote !== '' && <q>{note.quote}</q>}
      {room.leads && taken === undefined && (
        <p className="note-tools">
          <button type="button" className="plain" onClick={() => void adopt(book, one, clause)}>
            {t.adopt}
            <span className="sr"> {note.text}</span>
          </button>
          {targets.length > 0 && (
            <select
              className="choice"
              aria-label={`${t.mergeInto} ${note.text}`}
              value=""
              onChange={(event) => mergeInto(book, event.currentTarget.value, one)}
            >
              <option value="">{t.mergeInto}</option>
              {targets.map((target, index) => (
                <option key={target.id} value={target.id}>
                  {index + 1}. {target.text.slice(0, 24)}
                </option>
              ))}
            </select>
          )}
        </p>
      )}
    </li>
  );
}
