import { Button, Result } from 'antd';
import type { Refusal } from '../api/types.ts';
import { useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';

/** Refusals that asking once more cannot change. */
const lasting: ReadonlySet<string> = new Set(['absent', 'not-allowed']);

/** A page that could not be had: why, and what to do. */
export function Refused({ refusal, retry }: { readonly refusal: Refusal; readonly retry?: () => void }) {
  const say = useSay();
  const t = useWords(workWords);
  return (
    <main>
      <Result
        status={refusal.code === 'unreachable' ? 'warning' : 'info'}
        title={say(refusal.reason)}
        extra={
          <>
            {retry !== undefined && !lasting.has(refusal.code) && (
              <Button type="primary" onClick={retry}>
                {t.retry}
              </Button>
            )}{' '}
            <Button href="/home">{t.backHome}</Button>
          </>
        }
      />
    </main>
  );
}
