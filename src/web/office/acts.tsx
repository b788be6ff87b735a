import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { ActDialog } from './act-dialog.tsx';
import type { CaseAction, WholeCase } from './types.ts';

/** Acts that have places of their own: panels of the case, the page of duplicates. */
const elsewhere = new Set([
  'tick',
  'write-opinion',
  'formal-check',
  'attach-office-leaf',
  'detach-office-leaf',
  'refuse-duplicate',
]);
/** Done for many cases at once, on a page of its own. */
const inBatches = 'forward';

/** What an official may do now: the act that leads on first and alone in colour; what cannot be done says why. */
export function Acts({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(officeWords);
  const [chosen, setChosen] = useState<CaseAction | null>(null);
  const go = useNavigate();
  const acts = inOrder(whole.actions);
  // What needs a reason is no ordinary next step.
  const primary = acts.find((one) => one.onward && !one.requires.includes('reason'));
  if (acts.length === 0) return <p className="quiet acts-none">{t.noActs}</p>;
  return (
    <div className="acts" role="group" aria-label={t.acts}>
      {acts.map((action) => (
        <Act
          key={action.id}
          action={action}
          primary={action === primary}
          choose={() => (action.id === inBatches ? void go('/office/batches') : setChosen(action))}
        />
      ))}
      {chosen !== null && <ActDialog whole={whole} action={chosen} close={() => setChosen(null)} />}
    </div>
  );
}

/** Acts that lead on before those that lead back; refusing and the like last. Those with places of their own are left out. */
export function inOrder(actions: readonly CaseAction[]): readonly CaseAction[] {
  const rank = ({ onward, requires }: CaseAction): number =>
    onward && !requires.includes('rule') && !requires.includes('items') ? 0 : requires.includes('rule') ? 2 : 1;
  return actions.filter(({ id }) => !elsewhere.has(id)).toSorted((a, b) => rank(a) - rank(b));
}

function Act({
  action,
  primary,
  choose,
}: {
  readonly action: CaseAction;
  readonly primary: boolean;
  readonly choose: () => void;
}) {
  const t = useWords(officeWords);
  const say = useSay();
  const reason = action.denial === null ? undefined : `${t.cannotNow}${say(action.denial.reason)}`;
  return (
    <Tooltip title={reason}>
      <Button
        size="small"
        type={primary ? 'primary' : 'default'}
        danger={!primary && action.requires.includes('rule')}
        aria-disabled={reason !== undefined}
        aria-description={reason}
        className={reason === undefined ? '' : 'cannot'}
        onClick={reason === undefined ? choose : undefined}
      >
        {say(action.title)}
      </Button>
    </Tooltip>
  );
}
