import { useLanguage, useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import { localDay, localTime } from '../../words/moments.ts';
import type { ActPage } from './types.ts';

/** What was done with a stage, by whom, when and why; the newest first. */
export function ActHistory({ acts }: { readonly acts: readonly ActPage[] }) {
  const t = useWords(judgingWords);
  const language = useLanguage();
  return (
    <details className="board-part">
      <summary>
        {t.history} <span className="quiet">{acts.length}</span>
      </summary>
      {acts.length === 0 ? (
        <p className="quiet">{t.historyNone}</p>
      ) : (
        <ol className="case-history">
          {acts.toReversed().map((act) => (
            <li key={`${act.at} ${act.act}`}>
              <p>
                <strong>{t.actNames[act.act] ?? act.act}</strong> {act.by}{' '}
                <span className="quiet">
                  {localDay(act.at, language)} {localTime(act.at)}
                </span>
              </p>
              {typeof act.details['reason'] === 'string' && (
                <p>
                  {t.reason}
                  {t.colon}
                  {act.details['reason']}
                </p>
              )}
              {typeof act.details['digest'] === 'string' && (
                <p className="quiet">
                  {t.digest}
                  {t.colon}
                  <code className="digest">{act.details['digest']}</code>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
