import { Button } from 'antd';
import { useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { countWords } from './count-words.ts';

interface Props {
  readonly shown: number;
  readonly counted: number;
  readonly more: boolean;
  readonly busy: boolean;
  readonly fetch: () => void;
}

/** Under a list: how much of it is shown, and the next page. */
export function MoreCases({ shown, counted, more, busy, fetch }: Props) {
  const t = useWords(officeWords);
  return (
    <p className="more-cases">
      <span className="quiet" role="status">
        {t.shownOf(shown, countWords(counted))}
      </span>
      {more && (
        <Button size="small" loading={busy} onClick={fetch}>
          {t.more}
        </Button>
      )}
    </p>
  );
}
