import { useEffect, useRef } from 'react';
import type { ItemAgreement } from '#src/domain/scoring/agreement.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { consensusWords } from '../../words/consensus-words.ts';
import { AgreeToRest } from './agree-to-rest.tsx';
import { nameIn, useRoom } from './room.ts';
import { wanting } from './wanting.ts';

/** Items side by side: each member's percent, how far they lie apart, what is proposed and who agrees. */
export function ItemTable({
  chosen,
  choose,
  all,
  showAll,
}: {
  readonly chosen: string;
  readonly choose: (clause: string) => void;
  readonly all: boolean;
  readonly showAll: (all: boolean) => void;
}) {
  const room = useRoom();
  const t = useWords(consensusWords);
  const open = room.items.filter((one) => wanting(one) !== null);
  const shown = all ? room.items : room.items.filter((one) => wanting(one) !== null || one.clause === chosen);
  return (
    <>
      <p className="room-filter" role="group" aria-label={t.filter}>
        <button type="button" className="view" aria-pressed={all} onClick={() => showAll(true)}>
          {t.allItems(room.items.length)}
        </button>
        <button type="button" className="view" aria-pressed={!all} onClick={() => showAll(false)}>
          {t.openItems(open.length)}
        </button>
        <span className="spring" />
        <AgreeToRest />
      </p>
      <div className="room-scroll" tabIndex={0} role="region" aria-label={t.sideBySide}>
        <table className="room-table">
          <thead>
            <tr>
              <th scope="col">{t.clause}</th>
              {room.members.map((member) => (
                <th key={member.assessor} scope="col" className="number">
                  {member.name}
                  {member.lead && <small> {t.leadShort}</small>}
                </th>
              ))}
              <th scope="col" className="number">
                {t.spread}
              </th>
              <th scope="col" className="number">
                {t.proposed}
              </th>
              <th scope="col">{t.agreement}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Row key={one.clause} one={one} chosen={one.clause === chosen} choose={choose} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({
  one,
  chosen,
  choose,
}: {
  readonly one: ItemAgreement;
  readonly chosen: boolean;
  readonly choose: (clause: string) => void;
}) {
  const room = useRoom();
  const t = useWords(consensusWords);
  const say = useSay();
  const button = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    if (chosen) button.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const item = room.page.items.find((other) => other.clause === one.clause);
  const names = (ids: readonly string[]): string => ids.map((id) => nameIn(room, id)).join(t.listComma);
  return (
    <tr className={chosen ? 'chosen' : undefined}>
      <th scope="row">
        <button
          ref={button}
          type="button"
          className="plain row-choice"
          aria-current={chosen ? 'true' : undefined}
          onClick={() => choose(one.clause)}
        >
          {one.clause} <span className="row-title">{item === undefined ? '' : say(item.title)}</span>
        </button>
      </th>
      {room.members.map(({ assessor, scores }) => {
        const percent = scores.percents[one.clause];
        const edge = one.beyond && (percent === one.lowest || percent === one.highest);
        return (
          <td key={assessor} className={edge ? 'number edge' : 'number'}>
            {percent ?? '—'}
          </td>
        );
      })}
      <td className="number">
        {one.spread}
        {one.beyond && (
          <span className={one.discussed ? 'talk done' : 'talk'}>{one.discussed ? t.talked : t.mustTalk}</span>
        )}
      </td>
      <td className="number proposed">{one.proposed ?? '—'}</td>
      <td className="says">
        {one.objections.length > 0 ? (
          <span className="objected" title={names(one.objections.map((other) => other.assessor))}>
            ✕ <span>{t.objectedBy(one.objections.length)}</span>
          </span>
        ) : one.proposed === null ? (
          <span className="quiet">{t.noProposal}</span>
        ) : one.open.length > 0 ? (
          <span title={names(one.open)}>
            {one.agreed.length}/{one.agreed.length + one.open.length}
          </span>
        ) : (
          <span className="all-agree">
            ✓ <span>{t.allAgree}</span>
          </span>
        )}
      </td>
    </tr>
  );
}
