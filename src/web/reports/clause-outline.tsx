import type { Clause } from '#src/definition/edition.ts';
import { useSay } from '../words/language.tsx';

/** What the report should hold, clause by clause, to be read before it is written. */
export function ClauseOutline({ clauses }: { readonly clauses: readonly Clause[] }) {
  const say = useSay();
  return (
    <div className="panel">
      {clauses.map((clause) => (
        <details
          key={clause.id}
          className={`outline l${clause.level}`}
          style={{ marginLeft: `${(clause.level - 1) * 16}px` }}
        >
          <summary>
            {clause.id} {say(clause.title)}
          </summary>
          <ul>
            {clause.prompts.map((prompt, index) => (
              <li key={index}>{say(prompt)}</li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
