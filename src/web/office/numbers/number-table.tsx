import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../words/language.tsx';
import { numbersWords } from '../../words/numbers-words.ts';

/** A table of numbers under its heading; it scrolls by itself where it is wider than the page. */
export function NumberTable({
  label,
  heads,
  children,
}: {
  readonly label: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}) {
  const t = useWords(numbersWords);
  return (
    <div className="overview-frame number-table" tabIndex={0} role="region" aria-label={t.tableOf(label)}>
      <table className="overview">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A number that opens its list; none does not. */
export const Count = ({ n, to }: { readonly n: number; readonly to: string }) =>
  n === 0 ? <span className="quiet">0</span> : <Link to={to}>{n}</Link>;
