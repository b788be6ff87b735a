import { Link } from 'react-router';
import type { Text } from '#src/definition/text.ts';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { useSession } from '../../work/session.tsx';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay, localTime } from '../../words/moments.ts';
import { deskWords } from '../../words/desk-words.ts';
import { replayWords } from '../../words/replay-words.ts';
import { officeWords } from '../../words/office-words.ts';
import { DeskPage } from '../desk-page.tsx';
import { ExtensionForm } from '../extension-form.tsx';
import { Extensions, type ExtensionPage } from '../extension-list.tsx';
import { Interference } from '../interference.tsx';
import { Reorders, type ReorderPage } from '../reorder-list.tsx';
import { useDesk, useEditionName } from '../use-desk.ts';
import { useAuthorityName } from '../use-authority-name.ts';
import { useNewestEdition } from '../../work/use-edition.ts';

interface Watched {
  readonly applicationId: string;
  readonly applicant: string | null;
  readonly seq: number;
  readonly action: string;
  readonly by: string;
  readonly at: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly behalf: boolean;
}

/** What supervision sees first; the province's leaders allow later days here. */
export function SupervisionPage() {
  const t = useWords(deskWords);
  const { seats } = useSession();
  const supervises = seats.some((seat) => seat.side === 'supervision');
  return (
    <DeskPage title={t.supervision} hint={t.supervisionHint}>
      {supervises ? <Watch /> : <Allowed />}
      <Interference reads={supervises} />
    </DeskPage>
  );
}

function Watch() {
  const t = useWords(deskWords);
  const r = useWords(replayWords);
  const name = useEditionName();
  const { data: answer, refetch } = useDesk<{
    readonly extensions: readonly ExtensionPage[];
    readonly acts: readonly Watched[];
    readonly reorders: readonly ReorderPage[];
  }>(`/api/supervision?programme=${name.programme}&edition=${name.edition}`);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return (
    <>
      <p>
        <Link to="/office/supervision/replay">{r.open}</Link>
      </p>
      <Extensions extensions={answer.value.extensions} />
      <section aria-label={t.watched}>
        <h2>{t.watched}</h2>
        {answer.value.acts.length === 0 && <p className="quiet">{t.noWatched}</p>}
        <ol className="case-history">
          {answer.value.acts.map((act) => (
            <WatchedAct key={`${act.applicationId}-${act.seq}`} act={act} />
          ))}
        </ol>
      </section>
      <Reorders reorders={answer.value.reorders} />
    </>
  );
}

function WatchedAct({ act }: { readonly act: Watched }) {
  const o = useWords(officeWords);
  const t = useWords(deskWords);
  const say = useSay();
  const language = useLanguage();
  const edition = useNewestEdition();
  const title: Text | undefined = edition?.workflow.actions.find((row) => row.id === act.action)?.title;
  const named = useAuthorityName();
  const words = Object.entries(act.details).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return (
    <li>
      <p>
        <strong>{title === undefined ? (t.watchedActs[act.action] ?? act.action) : say(title)}</strong>{' '}
        <Link to={`/office/cases/${act.applicationId}`}>{act.applicant ?? act.applicationId}</Link>
        {act.behalf && <span className="behalf">{o.behalf}</span>}
      </p>
      <p className="quiet">
        {localDay(act.at, language)} {localTime(act.at)} · {act.by}
      </p>
      <dl>
        {words.map(([key, value]) =>
          o.detailNames[key] === undefined ? null : (
            <div key={key}>
              <dt>{o.detailNames[key]}</dt>
              <dd>{key === 'note' ? named(value) : value}</dd>
            </div>
          ),
        )}
      </dl>
    </li>
  );
}

/** Later days for people of the province: what was allowed, and allowing one. */
function Allowed() {
  const name = useEditionName();
  const { data: answer, refetch } = useDesk<readonly ExtensionPage[]>(
    `/api/extensions?programme=${name.programme}&edition=${name.edition}`,
  );
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return (
    <>
      <Extensions extensions={answer.value} />
      <ExtensionForm granted={() => void refetch()} />
    </>
  );
}
