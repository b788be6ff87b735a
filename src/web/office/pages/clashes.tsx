import { Button } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { notify } from '../../work/notices.ts';
import { Refused } from '../../work/refused.tsx';
import { useSession } from '../../work/session.tsx';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { deskWords } from '../../words/desk-words.ts';
import { DeskPage } from '../desk-page.tsx';
import { sendForOffice } from '../send-act.ts';
import { useDesk } from '../use-desk.ts';
import { useNewestEdition } from '../../work/use-edition.ts';

interface ClashPage {
  readonly id: string;
  readonly pair: string;
  readonly state: string;
  readonly foundAt: string;
  readonly sides: readonly { readonly id: string; readonly applicant: string; readonly channel: string }[];
  readonly decision: { readonly keep: string; readonly reason: string; readonly number: string | null } | null;
}

/** Applications that may not both stand: both sides, and the decision (E7, E11, E12). */
export function ClashesPage() {
  const t = useWords(deskWords);
  const { data: answer, refetch } = useDesk<readonly ClashPage[]>('/api/clashes');
  return (
    <DeskPage title={t.clashes} hint={t.clashesHint}>
      {answer === undefined ? (
        <Loading />
      ) : !answer.ok ? (
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      ) : answer.value.length === 0 ? (
        <p className="panel-note">
          {t.noClashes}
          <br />
          <span className="quiet">{t.noClashesHint}</span>
        </p>
      ) : (
        <ul className="clash-list">
          {answer.value.map((clash) => (
            <Clash key={clash.id} clash={clash} reread={() => void refetch()} />
          ))}
        </ul>
      )}
    </DeskPage>
  );
}

function Clash({ clash, reread }: { readonly clash: ClashPage; readonly reread: () => void }) {
  const t = useWords(deskWords);
  const say = useSay();
  const language = useLanguage();
  const edition = useNewestEdition();
  const { seats } = useSession();
  const pair = edition?.clashes?.pairs.find((one) => one.id === clash.pair);
  const channelName = (id: string): string => {
    const channel = edition?.channels.find((one) => one.id === id);
    return channel === undefined ? id : say(channel.name);
  };
  const may = seats.some((seat) => seat.side === 'province' && (seat.role === 'reviewer' || seat.role === 'leader'));
  return (
    <li className="round">
      <h2>
        {pair === undefined ? clash.pair : say(pair.title)}{' '}
        <span className="round-state">{clash.state === 'open' ? t.open : t.decided}</span>
      </h2>
      <p className="quiet">
        {localDay(clash.foundAt, language)} {pair === undefined ? '' : `· ${pair.rule}`}
      </p>
      <ol className="sides-of">
        {clash.sides.map((side) => (
          <li key={side.id}>
            <Link to={`/office/cases/${side.id}`}>{side.applicant}</Link>{' '}
            <span className="quiet">{channelName(side.channel)}</span>
          </li>
        ))}
      </ol>
      {clash.decision !== null && (
        <p>
          {clash.decision.keep === 'both'
            ? t.keepBoth
            : t.keepOne(clash.sides[clash.decision.keep === 'first' ? 0 : 1]?.applicant ?? '')}
          {t.comma}
          {clash.decision.reason}
        </p>
      )}
      {clash.state === 'open' && may && <Decide clash={clash} reread={reread} />}
    </li>
  );
}

function Decide({ clash, reread }: { readonly clash: ClashPage; readonly reread: () => void }) {
  const t = useWords(deskWords);
  const say = useSay();
  const id = useId();
  const [keep, setKeep] = useState('both');
  const [rule, setRule] = useState('');
  const [reason, setReason] = useState('');
  const decide = async (): Promise<void> => {
    const answer = await sendForOffice(`/api/clashes/${clash.id}/decision`, 'POST', {
      keep,
      reason: reason.trim(),
      ...(keep === 'both' || rule.trim() === '' ? {} : { rule: rule.trim() }),
    });
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    reread();
  };
  const choices = [
    ['both', t.keepBoth],
    ['first', t.keepOne(clash.sides[0]?.applicant ?? '')],
    ['second', t.keepOne(clash.sides[1]?.applicant ?? '')],
  ] as const;
  return (
    <div className="tick-form">
      <select
        aria-label={t.decide}
        className="choice wide"
        value={keep}
        onChange={(event) => setKeep(event.currentTarget.value)}
      >
        {choices.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      {keep !== 'both' && (
        <input
          aria-label={t.rule}
          placeholder={t.rule}
          value={rule}
          maxLength={300}
          onChange={(event) => setRule(event.currentTarget.value)}
        />
      )}
      <label className="sr" htmlFor={id}>
        {t.reason}
      </label>
      <textarea
        id={id}
        rows={2}
        placeholder={t.reason}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        type="primary"
        size="small"
        disabled={reason.trim() === '' || (keep !== 'both' && rule.trim() === '')}
        onClick={() => void decide()}
      >
        {t.decide}
      </Button>
    </div>
  );
}
