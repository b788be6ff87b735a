import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localDay, localTime } from '../words/moments.ts';
import { deskWords } from '../words/desk-words.ts';
import { useNewestEdition } from '../work/use-edition.ts';

/** A batch that was put in another order, as supervision reads it. */
export interface ReorderPage {
  readonly batch: string;
  readonly channel: string;
  readonly number: string | null;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Orders of batches that were changed by hand: whose, when, why, and both orders. */
export function Reorders({ reorders }: { readonly reorders: readonly ReorderPage[] }) {
  const t = useWords(deskWords);
  const say = useSay();
  const language = useLanguage();
  const edition = useNewestEdition();
  const nameOf = (channel: string): string => {
    const found = edition?.channels.find((row) => row.id === channel);
    return found === undefined ? channel : say(found.name);
  };
  return (
    <section aria-label={t.reorders}>
      <h2>{t.reorders}</h2>
      {reorders.length === 0 && <p className="quiet">{t.noReorders}</p>}
      <ol className="case-history">
        {reorders.map((one) => (
          <li key={`${one.batch}-${one.at}`}>
            <p>
              <strong>{nameOf(one.channel)}</strong> {one.number}
            </p>
            <p className="quiet">
              {localDay(one.at, language)} {localTime(one.at)} · {one.by}
            </p>
            <dl>
              <div>
                <dt>{t.reason}</dt>
                <dd>{one.reason}</dd>
              </div>
              <div>
                <dt>{t.orderWas}</dt>
                <dd>{inOrder(one.before)}</dd>
              </div>
              <div>
                <dt>{t.orderIs}</dt>
                <dd>{inOrder(one.after)}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ol>
    </section>
  );
}

const inOrder = (names: readonly string[]): string => names.map((name, i) => `${i + 1}. ${name}`).join('　');
