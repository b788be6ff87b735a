import { Button, Popconfirm } from 'antd';
import { noticePeriod } from '#src/domain/award/notice-period.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { useAct } from '../../jury/use-jury.ts';
import { awardWords } from '../../words/award-words.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { useSession } from '../../work/session.tsx';
import { LetterLine } from './letter-line.tsx';
import type { AwardPageData } from './types.ts';
import { daysOf, useAwardPath, useAwardRules } from './use-award.ts';

/** The public notice: its period, its text for the office's own website, and publishing it. */
export function NoticeSection({ award }: { readonly award: AwardPageData }) {
  const t = useWords(awardWords);
  const say = useSay();
  const path = useAwardPath();
  const edition = useAwardRules();
  const { act, busy } = useAct();
  const { now } = useSession();
  const rules = edition?.assessment?.notice;
  const publish = award.acts.find((one) => one.act === 'publish');
  const planned =
    edition === undefined || rules === undefined
      ? null
      : noticePeriod(dayOf(new Date(now), edition.file.timeZone), rules, edition.calendar);
  const period = award.notice ?? planned;
  const days = period === null ? null : daysOf(edition, period);
  const working = rules?.working === true;
  return (
    <section className="panel" aria-label={t.notice}>
      <h2>{t.notice}</h2>
      {award.notice !== null && days !== null && (
        <p>
          <strong>{t.period(award.notice.from, award.notice.until, days, working)}</strong> ·{' '}
          {award.notice.over ? t.over : t.running}
        </p>
      )}
      {award.notice === null && planned !== null && days !== null && (
        <p>{t.publishHint(planned.from, planned.until, days, working)}</p>
      )}
      <LetterLine award={award} letter="notice" />
      {award.state === 'decided' && publish !== undefined && (
        <p className="acts">
          <Popconfirm
            title={t.publish}
            description={planned === null ? undefined : t.publishHint(planned.from, planned.until, days ?? 0, working)}
            okText={t.publish}
            cancelText={t.cancel}
            disabled={publish.denial !== null}
            onConfirm={() => void act({ path: `${path}/notice`, done: t.published })}
          >
            <Button type="primary" loading={busy} disabled={publish.denial !== null}>
              {t.publish}
            </Button>
          </Popconfirm>
          {publish.denial !== null && <span className="quiet">{say(publish.denial.reason)}</span>}
        </p>
      )}
    </section>
  );
}
