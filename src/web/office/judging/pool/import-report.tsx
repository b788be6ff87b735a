import { Button } from 'antd';
import { useSay, useWords } from '../../../words/language.tsx';
import { poolWords } from '../../../words/pool-words.ts';
import type { ImportPage } from './types.ts';

interface Props {
  readonly report: ImportPage;
  readonly answers: Readonly<Record<string, string>>;
  readonly answer: (row: number, whose: string) => void;
  readonly confirm: () => void;
  readonly close: () => void;
}

/** What an import would do, row by row; where a name may be somebody's, whose it is. */
export function ImportReport({ report, answers, answer, confirm, close }: Props) {
  const p = useWords(poolWords);
  const open = report.lines.filter((line) => line.result === 'ask' && (answers[line.row] ?? '') === '').length;
  return (
    <div className="round">
      <h2>{p.report}</h2>
      <p className="quiet">{p.reportHint}</p>
      {report.unknown.length > 0 && <p>{p.unknownColumns(report.unknown.join(p.semicolon))}</p>}
      <div className="case-table-frame" tabIndex={0} role="region" aria-label={p.report}>
        <table className="case-table">
          <thead>
            <tr>
              <th scope="col">{p.row}</th>
              <th scope="col">{p.name}</th>
              <th scope="col">{p.result}</th>
              <th scope="col">{p.about}</th>
            </tr>
          </thead>
          <tbody>
            {report.lines.map((line) => (
              <Line key={line.row} line={line} whose={answers[line.row] ?? ''} answer={answer} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="stage-acts">
        <Button type="primary" disabled={open > 0} onClick={confirm}>
          {p.confirm}
        </Button>
        <Button onClick={close}>{p.cancel}</Button>
        {open > 0 && <span className="quiet">{p.unanswered(open)}</span>}
      </p>
    </div>
  );
}

function Line({
  line,
  whose,
  answer,
}: {
  readonly line: ImportPage['lines'][number];
  readonly whose: string;
  readonly answer: (row: number, whose: string) => void;
}) {
  const p = useWords(poolWords);
  const say = useSay();
  return (
    <tr>
      <td>{line.row}</td>
      <td>
        {line.name} <span className="quiet">{line.employer}</span>
      </td>
      <td>
        <span className={`state import-${line.result}`}>{p.results[line.result]}</span>
      </td>
      <td>
        {line.problems.map((one) => (
          <p key={`${one.cell} ${one.reason.zh}`}>
            {one.cell} {say(one.reason)}
          </p>
        ))}
        {line.differences.map((one) => (
          <p key={one.part}>{p.change(p.parts[one.part], one.was, one.is)}</p>
        ))}
        {line.result === 'ask' && (
          <select
            className="choice wide"
            aria-label={`${p.whose} ${line.name}`}
            value={whose}
            onChange={(event) => answer(line.row, event.currentTarget.value)}
          >
            <option value="">{p.whose}</option>
            {line.candidates.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name} {one.employer}
              </option>
            ))}
            <option value="new">{p.another}</option>
            <option value="skip">{p.skip}</option>
          </select>
        )}
      </td>
    </tr>
  );
}
