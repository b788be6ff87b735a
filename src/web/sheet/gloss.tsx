import type { Text } from '#src/definition/text.ts';
import { useLanguage } from '../words/language.tsx';

/** Official wording: always as printed, with its English meaning in small where English is chosen. */
export function Gloss({ text, block = false }: { readonly text: Text; readonly block?: boolean }) {
  const language = useLanguage();
  if (language === 'zh' || text.en.trim() === '' || !/[A-Za-z]/u.test(text.en)) return null;
  return block ? (
    <small className="gloss gloss-block" lang="en">
      {text.en}
    </small>
  ) : (
    <small className="gloss" lang="en">
      {' '}
      {text.en}
    </small>
  );
}
