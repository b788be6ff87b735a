import { useQuery } from '@tanstack/react-query';
import { Empty } from 'antd';
import { request } from '../api/request.ts';
import type { ListedApplication } from '../api/types.ts';
import { Loading } from '../entry/loading.tsx';
import { Foot } from '../work/foot.tsx';
import { Refused } from '../work/refused.tsx';
import { TopBar } from '../work/top-bar.tsx';
import { useSession } from '../work/session.tsx';
import { useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import { ApplicationCard } from './application-card.tsx';
import { StartCard } from './start-card.tsx';

/** What is open, due and missing, and where to begin. */
export default function HomePage() {
  const t = useWords(workWords);
  const session = useSession();
  const { data: answer, refetch } = useQuery({
    queryKey: ['applications'],
    queryFn: () => request<readonly ListedApplication[]>('/api/applications'),
    staleTime: 0,
  });
  if (answer === undefined)
    return (
      <>
        <TopBar />
        <Loading />
      </>
    );
  if (!answer.ok)
    return (
      <>
        <TopBar />
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      </>
    );
  return (
    <>
      <TopBar />
      <main id="main" className="home">
        <h1>{t.home}</h1>
        {answer.value.length === 0 && (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={
              <>
                <strong>{t.none}</strong>
                <br />
                {t.noneHint}
              </>
            }
          />
        )}
        <ul className="home-list">
          {answer.value.map((one) => (
            <li key={one.id}>
              <ApplicationCard application={one} now={session.now} />
            </li>
          ))}
        </ul>
        <section aria-label={t.start}>
          <h2>{t.start}</h2>
          <ul className="start-list">
            {session.editions.flatMap((edition) =>
              edition.classes.map((one) => (
                <li key={`${edition.digest}${one.id}`}>
                  <StartCard edition={edition} of={one} now={session.now} />
                </li>
              )),
            )}
          </ul>
        </section>
      </main>
      <Foot />
    </>
  );
}
