import { useSay, useWords } from '../words/language.tsx';
import { paperWords } from '../words/paper-words.ts';
import type { ScannedPageReply } from './paper-types.ts';

/** A sign for each verdict: colour is never the only one. */
const signs: Readonly<Record<string, { readonly sign: string; readonly tone: 'good' | 'bad' | 'wait' }>> = {
  right: { sign: '✓', tone: 'good' },
  kept: { sign: '✓', tone: 'good' },
  outdated: { sign: '⟳', tone: 'wait' },
  later: { sign: '…', tone: 'wait' },
  receipt: { sign: 'i', tone: 'wait' },
  edition: { sign: '≠', tone: 'wait' },
  draft: { sign: '✕', tone: 'bad' },
  unknown: { sign: '✕', tone: 'bad' },
  forged: { sign: '!', tone: 'bad' },
  unreadable: { sign: '?', tone: 'wait' },
};
export const isGood = (verdict: string): boolean => signs[verdict]?.tone === 'good';
const signOf = (verdict: string) => signs[verdict] ?? { sign: '?', tone: 'wait' as const };

/** What the page is, in words that are read across a counter; told to screen readers at once. */
export function PaperVerdict({
  scanned,
  count,
}: {
  readonly scanned: ScannedPageReply | null;
  readonly count: number;
}) {
  const t = useWords(paperWords);
  const say = useSay();
  const shown = scanned === null ? null : signOf(scanned.verdict);
  return (
    <div className={`paper-verdict ${shown?.tone ?? 'none'}`} role="status" aria-live="assertive" aria-atomic="true">
      {scanned === null || shown === null ? (
        <>
          <strong>{t.waiting}</strong>
          <p>{t.waitingHint}</p>
        </>
      ) : (
        <>
          <span className="paper-sign" aria-hidden="true">
            {shown.sign}
          </span>
          <div>
            <strong>
              {t.verdicts[scanned.verdict]} {t.times(count)}
            </strong>
            <p className="paper-what">{say(scanned.title)}</p>
            <p>{say(scanned.todo)}</p>
          </div>
        </>
      )}
    </div>
  );
}

export interface RecentScan {
  readonly key: number;
  readonly verdict: string;
  readonly what: ScannedPageReply['title'];
  readonly applicant: string;
  readonly count: number;
}

/** The last pages that were scanned, newest first. */
export function RecentScans({ scans }: { readonly scans: readonly RecentScan[] }) {
  const t = useWords(paperWords);
  const say = useSay();
  if (scans.length === 0) return null;
  return (
    <section className="paper-recent" aria-label={t.recent}>
      <h2>{t.recent}</h2>
      <ol>
        {scans.map((one) => (
          <li key={one.key}>
            <span className={`paper-mark ${signOf(one.verdict).tone}`} aria-hidden="true">
              {signOf(one.verdict).sign}
            </span>
            <span>
              {say(one.what)} {t.times(one.count)}
              {one.applicant !== '' && <small>{one.applicant}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
