import { Link } from 'react-router';
import type { Text } from '#src/definition/text.ts';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { deskWords } from '../../words/desk-words.ts';
import { DeskPage } from '../desk-page.tsx';
import { ExportList } from '../export-list.tsx';
import { usePlace } from '../place.ts';
import { useDesk, useEditionName } from '../use-desk.ts';

interface Overview {
  readonly channels: readonly { readonly id: string; readonly name: Text }[];
  readonly states: readonly { readonly id: string; readonly title: Text; readonly phase: string }[];
  readonly classes: readonly { readonly id: string; readonly title: Text }[];
  readonly tallies: readonly {
    readonly channel: string;
    readonly class: string;
    readonly state: string;
    readonly count: number;
    readonly overdue: number;
  }[];
}

/** Channels × states; a number opens its list. */
export function OverviewPage() {
  const t = useWords(deskWords);
  const name = useEditionName();
  const { data: answer, refetch } = useDesk<Overview>(
    `/api/overview?programme=${name.programme}&edition=${name.edition}`,
  );
  return (
    <DeskPage title={t.overview} hint={t.overviewHint}>
      {answer === undefined ? (
        <Loading />
      ) : answer.ok ? (
        <>
          <p>
            {t.dailyReport}{' '}
            <a href={`/api/overview/daily/docx?programme=${name.programme}&edition=${name.edition}`}>Word</a> ·{' '}
            <a
              href={`/api/overview/daily/pdf?programme=${name.programme}&edition=${name.edition}`}
              target="_blank"
              rel="noreferrer"
            >
              PDF
            </a>
          </p>
          <Table overview={answer.value} />
          <ExportList />
        </>
      ) : (
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      )}
    </DeskPage>
  );
}

function Table({ overview }: { readonly overview: Overview }) {
  const t = useWords(deskWords);
  const say = useSay();
  const [place, move] = usePlace();
  const of = place.get('class') ?? '';
  const tallies = overview.tallies.filter((tally) => of === '' || tally.class === of);
  const states = overview.states.filter((state) => tallies.some((tally) => tally.state === state.id));
  const channels = overview.channels.filter(
    (channel) => overview.channels.length < 3 || tallies.some((tally) => tally.channel === channel.id),
  );
  const sum = (match: Partial<Overview['tallies'][number]>, of_: 'count' | 'overdue' = 'count'): number =>
    tallies
      .filter((tally) => Object.entries(match).every(([key, value]) => tally[key as 'channel'] === value))
      .reduce((all, tally) => all + tally[of_], 0);
  const list = (filter: Readonly<Record<string, string>>): string => {
    const query = new URLSearchParams({ view: 'all', ...filter, ...(of === '' ? {} : { class: of }) });
    return `/office?${query.toString()}`;
  };
  return (
    <>
      <select
        className="choice"
        aria-label={t.anyClass}
        value={of}
        onChange={(event) => move({ class: event.currentTarget.value })}
      >
        <option value="">{t.anyClass}</option>
        {overview.classes.map((one) => (
          <option key={one.id} value={one.id}>
            {say(one.title)}
          </option>
        ))}
      </select>
      <div className="case-table-frame overview-frame" tabIndex={0} role="region" aria-label={t.overview}>
        <table className="overview">
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">{t.party}</span>
              </th>
              {states.map((state) => (
                <th key={state.id} scope="col">
                  {say(state.title)}
                </th>
              ))}
              <th scope="col">{t.overdueCount}</th>
              <th scope="col">{t.total}</th>
            </tr>
          </thead>
          <tbody>
            {channels.map((channel) => (
              <tr key={channel.id}>
                <th scope="row">{say(channel.name)}</th>
                {states.map((state) => (
                  <td key={state.id}>
                    <Count
                      n={sum({ channel: channel.id, state: state.id })}
                      to={list({ channel: channel.id, state: state.id })}
                    />
                  </td>
                ))}
                <td>
                  <Count
                    n={sum({ channel: channel.id }, 'overdue')}
                    to={list({ channel: channel.id, overdue: 'yes' })}
                  />
                </td>
                <td>
                  <Count n={sum({ channel: channel.id })} to={list({ channel: channel.id })} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.total}</th>
              {states.map((state) => (
                <td key={state.id}>
                  <Count n={sum({ state: state.id })} to={list({ state: state.id })} />
                </td>
              ))}
              <td>
                <Count n={sum({}, 'overdue')} to={list({ overdue: 'yes' })} />
              </td>
              <td>
                <Count n={sum({})} to={list({})} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

const Count = ({ n, to }: { readonly n: number; readonly to: string }) =>
  n === 0 ? <span className="quiet">0</span> : <Link to={to}>{n}</Link>;
