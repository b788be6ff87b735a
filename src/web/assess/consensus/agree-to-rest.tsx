import { App } from 'antd';
import { agreementText } from '#src/domain/scoring/agreement-text.ts';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import { useWords } from '../../words/language.tsx';
import { consensusWords } from '../../words/consensus-words.ts';
import { useScoreBook } from '../score-hooks.ts';
import { useRoom } from './room.ts';

/** Says yes at once to every proposal one has not spoken to, but not where the panel still has to talk. */
export function AgreeToRest() {
  const { page, items, says } = useRoom();
  const book = useScoreBook();
  const t = useWords(consensusWords);
  const { modal } = App.useApp();
  const me = page.me ?? '';
  const rest = items.filter(
    (one) =>
      one.proposed !== null && one.open.includes(me) && one.objections.length === 0 && (!one.beyond || one.discussed),
  );
  if (!says || rest.length < 2) return null;
  const agree = (): void => {
    for (const { clause, proposed } of rest)
      book.write(scorePath.agree(clause, me), agreementText({ agrees: true, percent: proposed ?? 0 }));
    book.queue.flush();
  };
  return (
    <button
      type="button"
      className="chip"
      onClick={() => void modal.confirm({ title: t.agreeToRest(rest.length), content: t.agreeToRestHint, onOk: agree })}
    >
      {t.agreeToRest(rest.length)}
    </button>
  );
}
