import '../theme/feedback.css';
import { useMemo } from 'react';
import type { FeedbackItem, FeedbackReport } from '#src/domain/feedback/report.ts';
import { deferred } from '../entry/deferred.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { feedbackWords } from '../words/feedback-words.ts';

const BandChart = deferred(() => import('./band-chart.tsx'), <div className="band-chart" />);

/** A feedback report as its applicant reads it: the panel's words, the profile of bands, each item's comments. */
export function ReportView({ report }: { readonly report: FeedbackReport }) {
  const t = useWords(feedbackWords);
  const paragraphs = report.summary.split('\n').filter((line) => line.trim() !== '');
  return (
    <div className="feedback-report">
      <section>
        <h3>{t.summary}</h3>
        {paragraphs.length === 0 ? (
          <p className="quiet">{t.noSummary}</p>
        ) : (
          paragraphs.map((line, index) => <p key={index}>{line}</p>)
        )}
      </section>
      {report.items.some(({ band }) => band !== null) && <Profile report={report} />}
      <section>
        <h3>{t.items}</h3>
        {report.categories.map((category) => (
          <Category key={category.clause} category={category} report={report} />
        ))}
      </section>
    </div>
  );
}

/** The bands as a chart, and the same as a table, which is what a screen reader reads. */
function Profile({ report }: { readonly report: FeedbackReport }) {
  const t = useWords(feedbackWords);
  const say = useSay();
  const bars = useMemo(
    () => report.items.flatMap(({ clause, band }) => (band === null ? [] : [{ clause, ...band.percents }])),
    [report],
  );
  const points = report.items.some((item) => item.points !== null);
  return (
    <section>
      <h3>{t.profile}</h3>
      <div className="feedback-profile">
        <BandChart title={t.chart} bars={bars} />
        <table className="doc-table">
          <thead>
            <tr>
              <th scope="col">{t.clause}</th>
              <th scope="col">{t.band}</th>
              <th scope="col">{t.range}</th>
              {points && <th scope="col">{t.points}</th>}
            </tr>
          </thead>
          <tbody>
            {report.items.map(({ clause, title, band, points: own }) => (
              <tr key={clause}>
                <th scope="row">
                  {clause} {say(title)}
                </th>
                <td>{band === null ? t.noBand : t.bandOf(band.number, band.of)}</td>
                <td>{band === null ? '—' : t.percents(band.percents.from, band.percents.to)}</td>
                {points && <td>{own ?? '—'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {report.total !== null && <p>{t.total(report.total.points, report.total.of)}</p>}
    </section>
  );
}

function Category({
  category,
  report,
}: {
  readonly category: FeedbackReport['categories'][number];
  readonly report: FeedbackReport;
}) {
  const say = useSay();
  const own = report.items.filter(({ clause }) => category.items.includes(clause));
  return (
    <section className="feedback-category">
      <h4>
        {category.clause} {say(category.title)}
      </h4>
      {own.map((item) => (
        <Item key={item.clause} item={item} />
      ))}
    </section>
  );
}

function Item({ item: { clause, title, band, strengths, opportunities } }: { readonly item: FeedbackItem }) {
  const t = useWords(feedbackWords);
  const say = useSay();
  return (
    <div className="feedback-item">
      <h5>
        {clause} {say(title)}{' '}
        {band !== null && <span className="quiet">{t.percents(band.percents.from, band.percents.to)}</span>}
      </h5>
      {strengths.length + opportunities.length === 0 && <p className="quiet">{t.nothingSaid}</p>}
      <Comments title={t.strengths} texts={strengths} look="strength" />
      <Comments title={t.opportunities} texts={opportunities} look="opportunity" />
    </div>
  );
}

function Comments({
  title,
  texts,
  look,
}: {
  readonly title: string;
  readonly texts: readonly string[];
  readonly look: 'strength' | 'opportunity';
}) {
  if (texts.length === 0) return null;
  return (
    <div className={`feedback-comments ${look}`}>
      <h6>{title}</h6>
      <ul>
        {texts.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
