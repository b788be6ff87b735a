import type { Text } from '#src/definition/text.ts';
import type { Refusal } from '../api/types.ts';

/** Errors an act was refused for that the page does not show, whose time or answers are not the server's; at most three. */
export function unseenFindings(
  { code, detail }: Refusal,
  shown: readonly { readonly message: Text }[],
): readonly Text[] {
  if (code !== 'findings' || !Array.isArray(detail)) return [];
  const told = (detail as readonly { readonly severity?: unknown; readonly message?: Partial<Text> }[]).flatMap(
    ({ severity, message }) =>
      severity === 'error' && message?.zh !== undefined && message.en !== undefined
        ? [{ zh: message.zh, en: message.en }]
        : [],
  );
  return told.filter(({ zh }) => !shown.some(({ message }) => message.zh === zh)).slice(0, 3);
}
