import { useState } from 'react';
import type { ItemAgreement } from '#src/domain/scoring/agreement.ts';
import { agreementText } from '#src/domain/scoring/agreement-text.ts';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import { useWords } from '../../words/language.tsx';
import { consensusWords } from '../../words/consensus-words.ts';
import { useScoreBook } from '../score-hooks.ts';
import { useRoom } from './room.ts';

/** One's own word on what is proposed: yes, or no with the reason. */
export function OwnWord({ agreement, proposed }: { readonly agreement: ItemAgreement; readonly proposed: number }) {
  const { page } = useRoom();
  const book = useScoreBook();
  const t = useWords(consensusWords);
  const [objecting, object] = useState(false);
  const [reason, setReason] = useState('');
  const me = page.me ?? '';
  const path = scorePath.agree(agreement.clause, me);
  const put = (text: string): void => {
    book.write(path, text);
    book.queue.flush();
    object(false);
  };
  const yes = agreement.agreed.includes(me);
  return (
    <div className="own-word">
      <button
        type="button"
        className={yes ? 'chip chosen' : 'act small'}
        aria-pressed={yes}
        onClick={() => put(agreementText({ agrees: true, percent: proposed }))}
      >
        {t.agreeTo(proposed)}
      </button>
      <button type="button" className="chip" aria-expanded={objecting} onClick={() => object(!objecting)}>
        {t.object}
      </button>
      {objecting && (
        <form
          className="objection"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') put(agreementText({ agrees: false, percent: proposed, reason: reason.trim() }));
          }}
        >
          <label htmlFor="objection-reason">{t.objectionReason}</label>
          <textarea
            id="objection-reason"
            className="assess-text"
            rows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <button type="submit" className="act small" disabled={reason.trim() === ''}>
            {t.sendObjection}
          </button>
        </form>
      )}
    </div>
  );
}
