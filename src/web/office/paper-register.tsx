import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import type { OpenEdition } from '../api/types.ts';
import { uploadFile } from '../api/upload.ts';
import { useSession } from '../work/session.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { localStamp } from '../words/moments.ts';
import { paperWords } from '../words/paper-words.ts';
import { TextField } from './paper-count-fields.tsx';
import { useEdition } from '../work/use-edition.ts';

interface Props {
  readonly edition: OpenEdition | null;
  readonly count: (id: string) => void;
}
interface Typed {
  readonly class: string;
  readonly channel: string;
  readonly name: string;
  readonly code: string;
  readonly asOnLicence: boolean;
  readonly person: string;
  readonly receivedOn: string;
  readonly remarks: string;
}
interface Registered {
  readonly id: string;
  readonly name: string;
}

/** Registers who applies on paper only; the form is for the next one once it has. */
export function PaperRegister({ edition, count }: Props) {
  const t = useWords(paperWords);
  const [done, setDone] = useState<Registered | null>(null);
  if (edition === null) return null;
  return (
    <div className="paper-register">
      <p className="quiet">{t.registerHint}</p>
      {done !== null && <Done of={done} count={count} />}
      <RegisterForm key={done?.id ?? ''} edition={edition} registered={setDone} />
    </div>
  );
}

function RegisterForm({
  edition,
  registered,
}: {
  readonly edition: OpenEdition;
  readonly registered: (made: Registered) => void;
}) {
  const t = useWords(paperWords);
  const say = useSay();
  const { now, seats } = useSession();
  const own = seats.find((seat) => seat.side === 'channel')?.channel ?? null;
  const [typed, setTyped] = useState<Typed>({
    class: edition.classes[0]?.id ?? '',
    channel: own ?? '',
    name: '',
    code: '',
    asOnLicence: false,
    person: '',
    receivedOn: localStamp(now).slice(0, 10),
    remarks: '',
  });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const whole = useEdition(edition.digest, typed.class);
  const asksPerson = whole?.clashes?.keys[typed.class]?.person !== undefined;
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  const send = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const { person, remarks, ...said } = typed;
    const body = {
      ...said,
      programme: edition.programme,
      edition: edition.edition,
      ...(asksPerson ? { person } : {}),
      ...(remarks.trim() === '' ? {} : { remarks }),
    };
    const answer = await request<{ id: string }>('/api/paper/applications', { method: 'POST', body });
    setBusy(false);
    if (answer.ok) registered({ id: answer.value.id, name: typed.name.trim() });
    else setRefusal(answer.refusal.reason);
  };
  return (
    <form
      className="paper-form"
      aria-label={t.register}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="paper-pairs">
        <Choice
          label={t.class}
          value={typed.class}
          set={(value) => change({ class: value })}
          options={edition.classes.map(({ id, title }) => ({ id, title: say(title) }))}
        />
        <Choice
          label={t.channel}
          value={typed.channel}
          set={(channel) => change({ channel })}
          empty={t.choose}
          options={(whole?.channels ?? [])
            .filter((channel) => own === null || channel.id === own)
            .map(({ id, name }) => ({ id, title: say(name) }))}
        />
      </div>
      <TextField
        label={asksPerson ? t.individualName : t.name}
        value={typed.name}
        set={(name) => change({ name })}
        required
      />
      <div className="paper-pairs">
        <TextField
          label={asksPerson ? t.employerCode : t.uscc}
          value={typed.code}
          most={40}
          set={(code) => change({ code })}
          required
        />
        <TextField
          label={t.receivedOn}
          type="date"
          value={typed.receivedOn}
          set={(receivedOn) => change({ receivedOn })}
          required
        />
      </div>
      <label className="paper-tick">
        <input
          type="checkbox"
          checked={typed.asOnLicence}
          onChange={(event) => change({ asOnLicence: event.currentTarget.checked })}
        />{' '}
        {t.asOnLicence}
      </label>
      {asksPerson && (
        <TextField
          label={t.person}
          hint={t.personHint}
          value={typed.person}
          most={40}
          set={(person) => change({ person })}
          required
        />
      )}
      <TextField label={t.remarks} value={typed.remarks} most={1000} set={(remarks) => change({ remarks })} />
      {refusal !== null && <Alert type="error" role="alert" title={say(refusal)} />}
      <div className="paper-acts">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly empty?: string;
}

function Choice({ label, value, set, options, empty }: ChoiceProps) {
  const id = useId();
  return (
    <div className="paper-text">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} required onChange={(event) => set(event.currentTarget.value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What was registered, where it goes on, and the scan that may be laid beside it. */
function Done({ of, count }: { readonly of: Registered; readonly count: (id: string) => void }) {
  const t = useWords(paperWords);
  const say = useSay();
  const id = useId();
  const [attached, setAttached] = useState(false);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const attach = async (file: File): Promise<void> => {
    const sent = await uploadFile(of.id, file, () => undefined);
    if (!sent.ok) return setRefusal(sent.refusal.reason);
    const put = await request(`/api/paper/applications/${of.id}/scan`, {
      method: 'PUT',
      body: { file: sent.value.sha256 },
    });
    if (put.ok) setAttached(true);
    return setRefusal(put.ok ? null : put.refusal.reason);
  };
  return (
    <Alert
      type="success"
      role="status"
      title={`✓ ${t.registered(of.name)}`}
      description={
        <div className="paper-acts">
          <Button type="primary" onClick={() => count(of.id)}>
            {t.countNow}
          </Button>
          <Link to={`/office/cases/${of.id}`}>{t.toCase}</Link>
          {attached ? (
            <span>✓ {t.attached}</span>
          ) : (
            <label className="attach" htmlFor={id}>
              <input
                id={id}
                type="file"
                className="sr"
                accept=".pdf,image/png,image/jpeg"
                onChange={(event) => {
                  const [file] = event.currentTarget.files ?? [];
                  if (file !== undefined) void attach(file);
                  event.currentTarget.value = '';
                }}
              />
              {t.attachScan}
            </label>
          )}
          {refusal !== null && <span role="alert">{say(refusal)}</span>}
        </div>
      }
    />
  );
}
