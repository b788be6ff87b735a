import type { Text } from '#src/definition/text.ts';
import { useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import { notify } from './notices.ts';

/** Puts words on the clipboard and says so; where the browser does not allow it, says what to do. */
export function useCopy(): (words: Text) => void {
  const t = useWords(workWords);
  const say = useSay();
  // Without a secure address there is no clipboard at all: then reading it throws, and that is a refusal too.
  const put = async (words: Text): Promise<void> => await navigator.clipboard.writeText(say(words));
  return (words) =>
    void put(words).then(
      () => notify({ text: t.copied }),
      () => notify({ text: t.notCopied, tone: 'error' }),
    );
}
