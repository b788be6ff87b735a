import { scorePath } from '#src/domain/scoring/score-path.ts';
import type { ScoreNote } from '#src/domain/scoring/score-sheet.ts';
import { useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { assessWords } from '../../words/assess-words.ts';
import { consensusWords } from '../../words/consensus-words.ts';
import { addNote, useRemoveNote } from '../desk/use-notes.ts';
import { useScoreBook, useScores, useScoreText } from '../score-hooks.ts';
import { GroundLink } from './members-notes.tsx';
import { adopt, mergeInto, namedNote } from './merging.ts';
import { nameIn, useRoom } from './room.ts';
import { useDrop } from './use-dragging.ts';

/** The comments in the panel's words: what goes into its sheet and the feedback. */
export function PanelNotes({ clause }: { readonly clause: string }) {
  const room = useRoom();
  const book = useScoreBook();
  const t = useWords(consensusWords);
  const a = useWords(assessWords);
  const own = useScores().notes.filter((note) => note.item === clause);
  const { element, over } = useDrop<HTMLElement>(room.leads, (name) => {
    const one = namedNote(room.members, name);
    if (one !== null) adopt(book, one, clause);
  });
  return (
    <section ref={element} className={over ? 'panel-notes over' : 'panel-notes'} aria-label={t.panelNotes}>
      <h3>{t.panelNotes}</h3>
      {own.length === 0 && <p className="quiet">{room.leads ? t.noPanelNotesLead : t.noPanelNotes}</p>}
      <ol>
        {own.map((note, index) => (
          <PanelNote key={note.id} note={note} clause={clause} number={index + 1} />
        ))}
      </ol>
      {room.leads && (
        <p className="note-tools">
          {(['strength', 'opportunity'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              className="plain"
              onClick={() => void addNote(book, { kind, item: clause })}
            >
              + {kind === 'strength' ? a.addStrength : a.addOpportunity}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

function PanelNote({
  note,
  clause,
  number,
}: {
  readonly note: ScoreNote;
  readonly clause: string;
  readonly number: number;
}) {
  const room = useRoom();
  const book = useScoreBook();
  const t = useWords(consensusWords);
  const a = useWords(assessWords);
  const single = useWords(visitWords);
  const remove = useRemoveNote(book);
  const path = scorePath.comment(note.id, 'text');
  const text = useScoreText(path);
  const { element, over } = useDrop<HTMLLIElement>(room.leads, (dropped) => {
    const one = namedNote(room.members, dropped);
    if (one !== null) mergeInto(book, note.id, one);
  });
  const kind = note.kind === 'opportunity' ? 'opportunity' : 'strength';
  const name = `${single[kind]} ${number}`;
  return (
    <li ref={element} className={`note-card ${kind} ${over ? 'over' : ''}`}>
      <p className="note-ground">
        <strong>{single[kind]}</strong> {note.anchor !== null && <GroundLink anchor={note.anchor} clause={clause} />}
        {note.from.length > 0 && (
          <span className="quiet">
            {' '}
            {t.from(note.from.map((one) => nameIn(room, one.split(':')[0] ?? '')).join(t.listComma))}
          </span>
        )}
      </p>
      <textarea
        className="assess-text"
        rows={3}
        aria-label={name}
        readOnly={!room.leads}
        value={text}
        onChange={(event) => book.write(path, event.currentTarget.value)}
        onBlur={() => book.queue.flush()}
      />
      {room.leads && (
        <p className="note-tools">
          <button
            type="button"
            className="plain"
            onClick={() =>
              book.write(scorePath.comment(note.id, 'kind'), kind === 'strength' ? 'opportunity' : 'strength')
            }
          >
            {kind === 'strength' ? a.toOpportunity : a.toStrength}
            <span className="sr"> {name}</span>
          </button>
          {note.from.length > 0 && (
            <button
              type="button"
              className="plain"
              onClick={() => book.write(scorePath.comment(note.id, 'from'), note.from.slice(0, -1))}
            >
              {t.letGo}
              <span className="sr"> {name}</span>
            </button>
          )}
          <span className="spring" />
          <button type="button" className="plain" onClick={() => remove(note.id)}>
            {a.removeNote}
            <span className="sr"> {name}</span>
          </button>
        </p>
      )}
    </li>
  );
}
