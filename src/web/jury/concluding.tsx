import { decisionWords } from '../words/decision-words.ts';
import { useWords } from '../words/language.tsx';
import { AskedAct } from './asked-act.tsx';
import type { DecisionMatters } from './types.ts';
import { useAct, useAwardEdition, useRights } from './use-jury.ts';

/** Closing the decision of the edition, for whoever chairs, at the committee's table as in the office. */
export function Concluding({ matters }: { readonly matters: DecisionMatters }) {
  const t = useWords(decisionWords);
  const edition = useAwardEdition();
  const { act } = useAct();
  const { chairs } = useRights();
  const settled = matters.motions.some(({ state }) => state === 'decided' || state === 'undecided');
  if (matters.state !== 'deciding' || !chairs || !settled) return null;
  const conclude = async (why: string): Promise<boolean> =>
    (
      await act({
        path: '/api/decision/conclude',
        body: { ...edition, why: why === '' ? null : why },
        done: t.concluded,
      })
    ).ok;
  return (
    <section className="panel" aria-label={t.conclude}>
      <h2>{t.conclude}</h2>
      <p className="quiet">{t.concludeHint}</p>
      <AskedAct title={t.conclude} asks={t.concludeWhy} optional act={conclude} />
    </section>
  );
}
