import { Button } from 'antd';
import { useId, useState } from 'react';
import { notify } from '../work/notices.ts';
import { useSession } from '../work/session.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { deskWords } from '../words/desk-words.ts';
import { sendForOffice } from './send-act.ts';
import { useEditionName } from './use-desk.ts';
import { useNewestEdition } from '../work/use-edition.ts';

const nothing = { kind: 'submission', channel: '', applicationId: '', until: '', number: '', reason: '' };

/** A leader of the province allows a later day, with number and reason. */
export function ExtensionForm({ granted }: { readonly granted: () => void }) {
  const t = useWords(deskWords);
  const say = useSay();
  const id = useId();
  const name = useEditionName();
  const edition = useNewestEdition();
  const { seats } = useSession();
  const [typed, type] = useState(nothing);
  if (!seats.some((seat) => seat.side === 'province' && seat.role === 'leader')) return null;
  const set = (key: keyof typeof nothing) => (event: { currentTarget: { value: string } }) =>
    type({ ...typed, [key]: event.currentTarget.value });
  const ready =
    (typed.channel === '') !== (typed.applicationId.trim() === '') &&
    typed.until !== '' &&
    typed.number.trim() !== '' &&
    typed.reason.trim() !== '';
  const grant = async (): Promise<void> => {
    const answer = await sendForOffice('/api/extensions', 'POST', {
      ...name,
      kind: typed.kind,
      channel: typed.channel === '' ? null : typed.channel,
      applicationId: typed.applicationId.trim() === '' ? null : typed.applicationId.trim(),
      until: typed.until,
      number: typed.number.trim(),
      reason: typed.reason.trim(),
    });
    if (!answer.ok) return notify({ text: say(answer.refusal.reason), tone: 'error' });
    type(nothing);
    granted();
  };
  return (
    <section className="round" aria-label={t.grantExtension}>
      <h3>{t.grantExtension}</h3>
      <p className="act-field">
        <label htmlFor={`${id}-kind`}>{t.act}</label>
        <select id={`${id}-kind`} value={typed.kind} onChange={set('kind')}>
          {Object.entries(t.extensionKinds).map(([kind, title]) => (
            <option key={kind} value={kind}>
              {title}
            </option>
          ))}
        </select>
      </p>
      <p className="act-field">
        <label htmlFor={`${id}-channel`}>{t.wholeChannel}</label>
        <select id={`${id}-channel`} value={typed.channel} onChange={set('channel')}>
          <option value="">—</option>
          {edition?.channels.map((channel) => (
            <option key={channel.id} value={channel.id}>
              {say(channel.name)}
            </option>
          ))}
        </select>
      </p>
      <p className="act-field">
        <label htmlFor={`${id}-one`}>{t.oneApplication}</label>
        <input id={`${id}-one`} value={typed.applicationId} maxLength={40} onChange={set('applicationId')} />
      </p>
      <p className="act-field">
        <label htmlFor={`${id}-until`}>{t.until}</label>
        <input id={`${id}-until`} type="date" value={typed.until} onChange={set('until')} />
      </p>
      <p className="act-field">
        <label htmlFor={`${id}-number`}>{t.number}</label>
        <input id={`${id}-number`} value={typed.number} maxLength={100} onChange={set('number')} />
      </p>
      <p className="act-field">
        <label htmlFor={`${id}-reason`}>{t.reason}</label>
        <textarea id={`${id}-reason`} rows={2} value={typed.reason} maxLength={2000} onChange={set('reason')} />
      </p>
      <Button type="primary" disabled={!ready} onClick={() => void grant()}>
        {t.grantExtension}
      </Button>
    </section>
  );
}
