import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../words/language.tsx';
import { numbersWords } from '../../words/numbers-words.ts';
import { NumberTable } from './number-table.tsx';
import { stageKey, type ListedPanel, type PanelItem, type StageNumbers } from './types.ts';

/** The item that a number was of; none where it was of the panel as a whole. */
const clauseIn = (show: string): string | null => /^(?:item|beyond)-(.+)$/u.exec(show)?.[1] ?? null;

const whole: Readonly<Record<string, (panel: ListedPanel) => boolean>> = {
  published: ({ state }) => state !== 'draft',
  declared: ({ declared }) => declared > 0,
  submitted: ({ submitted }) => submitted > 0,
  agreed: ({ state }) => state === 'agreed' || state === 'signed',
  signed: ({ state }) => state === 'signed',
  inTime: ({ days }) => days.some((one) => one <= 0),
  late: ({ days }) => days.some((one) => one > 0),
  open: ({ submitted, members }) => submitted < members,
};

const itemOf = ({ items }: ListedPanel, clause: string | null): PanelItem | undefined =>
  items?.find((item) => item.clause === clause);

/** Whether a panel is among those that a number counted. */
export function isShown(panel: ListedPanel, show: string): boolean {
  const clause = clauseIn(show);
  if (clause === null) return whole[show]?.(panel) ?? true;
  const item = itemOf(panel, clause);
  return item !== undefined && item.percent !== null && (show.startsWith('item-') || item.beyond);
}

/** The panels behind a number, each with its application. */
export function PanelList({
  stage,
  show,
  title,
}: {
  readonly stage: StageNumbers;
  readonly show: string;
  readonly title: string;
}) {
  const t = useWords(numbersWords);
  const heading = useRef<HTMLHeadingElement | null>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [show]);
  const clause = clauseIn(show);
  const panels = stage.panels.filter((panel) => isShown(panel, show));
  const own = clause === null ? [] : [`${clause} %`, t.spread];
  return (
    <section className="number-card" id={`list-${stageKey(stage)}`} aria-label={t.listOf(title)}>
      <h3 ref={heading} tabIndex={-1}>
        {t.listOf(`${title} · ${t.listed(show)}`)} <span className="quiet">{t.listCount(panels.length)}</span>
      </h3>
      <NumberTable
        label={t.listOf(title)}
        heads={[t.application, t.state, t.declaredOf, t.submittedOf, t.daysLate, ...own]}
      >
        {panels.map((panel) => (
          <tr key={panel.id}>
            <th scope="row">
              <Link to={`/office/cases/${panel.application}`}>
                {panel.number} {panel.applicant}
              </Link>
            </th>
            <td>{t.panelStates[panel.state] ?? panel.state}</td>
            <td>
              {panel.declared}/{panel.members}
            </td>
            <td>
              {panel.submitted}/{panel.members}
            </td>
            <td>{panel.days.length === 0 ? '—' : panel.days.map((one) => t.days(one)).join('、')}</td>
            {clause !== null && <td>{itemOf(panel, clause)?.percent ?? '—'}</td>}
            {clause !== null && <td>{itemOf(panel, clause)?.spread ?? '—'}</td>}
          </tr>
        ))}
      </NumberTable>
    </section>
  );
}
