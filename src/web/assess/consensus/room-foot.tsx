import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { request } from '../../api/request.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { consensusWords } from '../../words/consensus-words.ts';
import { liveTally } from '../live-tally.ts';
import { useSet } from '../scored-page.ts';
import { useScoreBook, useScores } from '../score-hooks.ts';
import type { ConsensusPage } from '../types.ts';
import { useRoom } from './room.ts';
import { wants } from './wanting.ts';

interface Props {
  readonly choose: (clause: string) => void;
  readonly reread: () => void;
}

/** Always in sight: what is proposed comes to, what is still missing, and for the lead the close. */
export function RoomFoot({ choose, reread }: Props) {
  const { page, items, leads } = useRoom();
  const t = useWords(consensusWords);
  const a = useWords(assessWords);
  const tally = liveTally(useSet(page), useScores().percents);
  const missing = wants(items).reduce((sum, one) => sum + one.clauses.length, 0);
  const [closing, close] = useState(false);
  return (
    <footer className="sheet-foot room-foot">
      <dl className="totals">
        <div className="total">
          <dt>{tally.points === null ? a.progress : tally.complete ? t.total : a.soFar}</dt>
          <dd>
            {tally.points !== null && (
              <>
                <strong>{tally.points}</strong> / {tally.maximum}{' '}
              </>
            )}
            <small>{a.doneOf(tally.done, tally.of)}</small>
          </dd>
        </div>
        {page.state === 'agreeing' && (
          <div>
            <dt>{t.stillOpen}</dt>
            <dd>{missing === 0 ? t.nothingOpen : t.openCount(missing)}</dd>
          </div>
        )}
      </dl>
      <span className="spring" />
      {leads && (
        <Button type={missing === 0 ? 'primary' : 'default'} onClick={() => close(true)}>
          {t.closeRoom}
        </Button>
      )}
      {closing && <CloseDialog choose={choose} reread={reread} close={() => close(false)} />}
    </footer>
  );
}

/** How long the last edits may take to be saved; milliseconds. */
const patience = 8000;

function CloseDialog({ choose, reread, close }: Props & { readonly close: () => void }) {
  const { page, items } = useRoom();
  const book = useScoreBook();
  const t = useWords(consensusWords);
  const a = useWords(assessWords);
  const say = useSay();
  const missing = wants(items);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async (): Promise<void> => {
    setBusy(true);
    const saved = await book.queue.settled(patience);
    if (saved.kind !== 'saved') {
      setBusy(false);
      return setRefusal({ zh: assessWords.zh.notSavedYet, en: assessWords.en.notSavedYet });
    }
    const fresh = await request<ConsensusPage>(`/api/panels/${page.panel}/consensus`);
    const answer = fresh.ok
      ? await request(`/api/panels/${page.panel}/agreement`, {
          method: 'POST',
          body: { seen: fresh.value.sheet.version },
        })
      : fresh;
    setBusy(false);
    reread();
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    notify({ text: t.closed });
    close();
  };
  return (
    <Modal open title={t.closeRoom} footer={null} onCancel={close} width={560}>
      {missing.length === 0 ? (
        <p>{t.closeFollows}</p>
      ) : (
        missing.map(({ want, clauses }) => (
          <section key={want} className="sheet-findings">
            <h3>{t.wants[want]}</h3>
            <p>
              {clauses.map((clause) => (
                <button
                  key={clause}
                  type="button"
                  className="chip"
                  onClick={() => {
                    choose(clause);
                    close();
                  }}
                >
                  {clause}
                </button>
              ))}
            </p>
          </section>
        ))
      )}
      {refusal !== null && <Alert type="error" title={say(refusal)} />}
      <p className="dialog-acts">
        <Button type="primary" disabled={missing.length > 0} loading={busy} onClick={() => void act()}>
          {t.closeRoom}
        </Button>
        <Button onClick={close}>{a.cancel}</Button>
      </p>
    </Modal>
  );
}
