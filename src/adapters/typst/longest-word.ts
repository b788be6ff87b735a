/** Letters, digits and signs that a line does not break by itself, with the sign that sticks to their end; as `word` in hold.typ. */
const word = /[!-~\u00a1-\u024f]{2,}[％‰℃]?/gu;

interface Inline {
  readonly t?: unknown;
  readonly text?: unknown;
}

function longest(inlines: readonly Inline[]): number {
  const words = inlines.flatMap(({ t, text }) =>
    (t === 'text' || t === 'line') && typeof text === 'string' ? [...text.matchAll(word)] : [],
  );
  return Math.max(0, ...words.map(([found]) => found.length));
}

/** JSON of a request whose paragraphs tell how many signs their longest word has: the templates measure only where one might be too wide. */
export function withLongestWords(request: unknown): string {
  return JSON.stringify(request, (_, value: unknown) => {
    const inlines = (value as { readonly inlines?: unknown } | null)?.inlines;
    return Array.isArray(inlines) ? { ...(value as object), longest: longest(inlines as readonly Inline[]) } : value;
  });
}
