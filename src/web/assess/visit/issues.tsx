import { Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { visitPath } from '#src/domain/visit/visit-path.ts';
import { newId } from '../../book/new-id.ts';
import { useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import type { ScoreBook } from '../score-book.ts';
import { useScoreBook, useScoreList, useScoreText } from '../score-hooks.ts';
import { EntryList } from './entry-list.tsx';
import type { VisitComment } from './use-visit.ts';
import { useVisitDesk } from './visit-context.ts';

/** Makes a comment something to be verified, with its ground. */
export function takeComment(book: ScoreBook, { id, item, text, quote, anchor }: VisitComment): void {
  const issue = newId();
  book.write('issues', [...book.list('issues'), issue]);
  book.write(visitPath.entry('issues', issue, 'from'), [id]);
  if (item !== null) book.write(visitPath.entry('issues', issue, 'item'), item);
  book.write(visitPath.entry('issues', issue, 'verify'), text);
  if (quote !== '') book.write(visitPath.entry('issues', issue, 'quote'), quote);
  if (anchor !== null) book.write(visitPath.entry('issues', issue, 'anchor'), JSON.stringify(anchor));
}

/** 核实事项: taken from the panel's comments or added by hand. */
export function Issues() {
  const t = useWords(visitWords);
  const [picking, pick] = useState(false);
  return (
    <>
      <EntryList
        list="issues"
        more={(id) => ({ before: <Ground id={id} /> })}
        actions={
          <button type="button" className="act" onClick={() => pick(true)}>
            {t.fromComments}
          </button>
        }
      />
      <Comments open={picking} close={() => pick(false)} />
    </>
  );
}

/** What the dossier says at this point, and the way there. */
function Ground({ id }: { readonly id: string }) {
  const t = useWords(visitWords);
  const { page } = useVisitDesk();
  const quote = useScoreText(visitPath.entry('issues', id, 'quote'));
  const anchor = useScoreText(visitPath.entry('issues', id, 'anchor'));
  if (quote === '' && anchor === '') return null;
  return (
    <div className="visit-ground">
      {quote !== '' && (
        <blockquote>
          <span className="quiet">{t.quote}</span> {quote}
        </blockquote>
      )}
      {anchor !== '' && (
        <Link to={`/reviews/${page.panel}?see=${encodeURIComponent(anchor)}`} className="plain-link">
          {t.seeGround}
        </Link>
      )}
    </div>
  );
}

function Comments({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const t = useWords(visitWords);
  const { page } = useVisitDesk();
  const book = useScoreBook();
  const issues = useScoreList('issues');
  const taken = new Set(issues.flatMap((id) => book.list(visitPath.entry('issues', id, 'from'))));
  return (
    <Modal open={open} title={t.pickTitle} onCancel={close} footer={null} width={720}>
      {page.comments.length === 0 && <p>{t.noComments}</p>}
      <ul className="visit-comments">
        {page.comments.map((comment) => (
          <li key={comment.id}>
            <p className="visit-comment-head">
              <strong>{comment.item}</strong>{' '}
              {comment.kind !== null && <span className={`note-kind ${comment.kind}`}>{t[comment.kind]}</span>}
            </p>
            <p>{comment.text}</p>
            {comment.quote !== '' && <p className="quiet">{`${t.quote} ${comment.quote}`}</p>}
            <button
              type="button"
              className="second"
              disabled={taken.has(comment.id)}
              onClick={() => takeComment(book, comment)}
            >
              {taken.has(comment.id) ? t.taken : t.take}
              <span className="sr"> {comment.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
