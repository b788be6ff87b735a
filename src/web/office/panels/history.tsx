import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay, localTime } from '../../words/moments.ts';
import { officeWords } from '../../words/office-words.ts';
import type { HistoryEntry, WholeCase } from '../types.ts';
import { useEdition } from '../../work/use-edition.ts';

/** What was done, the newest first: when, by whom, with which words; what was recorded on behalf is marked. */
export function HistoryPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(officeWords);
  if (whole.history.length === 0) return <p className="quiet panel-note">{t.historyNone}</p>;
  return (
    <ol className="case-history">
      {whole.history
        .toSorted((a, b) => b.seq - a.seq)
        .map((entry) => (
          <Entry key={entry.seq} whole={whole} entry={entry} />
        ))}
    </ol>
  );
}

function Entry({ whole, entry }: { readonly whole: WholeCase; readonly entry: HistoryEntry }) {
  const t = useWords(officeWords);
  const say = useSay();
  const language = useLanguage();
  const sheets = useEdition(whole.editionDigest, whole.class.id)?.classes[whole.class.id]?.definitions ?? {};
  // A leaf is noted by the id of its sheet.
  const named = (value: string): string => {
    const sheet = sheets[value];
    return sheet === undefined ? value : say(sheet.title);
  };
  const details = Object.entries(entry.details).flatMap(([name, value]) => {
    const title = t.detailNames[name];
    return title !== undefined && (typeof value === 'string' || typeof value === 'number')
      ? [[title, named(String(value))] as const]
      : [];
  });
  return (
    <li>
      <p>
        <strong>{say(entry.action.title)}</strong> → {say(entry.to.title)}
        {entry.behalf && <span className="behalf">{t.behalf}</span>}
      </p>
      <p className="quiet">
        <time dateTime={entry.at}>
          {localDay(entry.at, language)} {localTime(entry.at)}
        </time>{' '}
        · {entry.by === '' ? t.nobody : entry.by}
      </p>
      {details.length > 0 && (
        <dl>
          {details.map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
