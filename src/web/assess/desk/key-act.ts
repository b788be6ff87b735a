/** What a key does at the desk. */
export type DeskAct =
  | { readonly act: 'item'; readonly by: 1 | -1 }
  | { readonly act: 'percent'; readonly typed: string }
  | { readonly act: 'note'; readonly kind: 'strength' | 'opportunity' }
  | { readonly act: 'clause' | 'search' | 'help' | 'reader' | 'sheet' };

export interface Pressed {
  readonly key: string;
  readonly alt: boolean;
  /** Control or Command. */
  readonly control: boolean;
  /** Whether what has the focus takes letters: a field that can be written, or a dialog. */
  readonly typing: boolean;
}

const plain: Readonly<Record<string, DeskAct>> = {
  j: { act: 'item', by: 1 },
  k: { act: 'item', by: -1 },
  s: { act: 'note', kind: 'strength' },
  o: { act: 'note', kind: 'opportunity' },
  g: { act: 'clause' },
  '/': { act: 'search' },
  '?': { act: 'help' },
  p: { act: 'percent', typed: '' },
};

/**
 * What a pressed key does; null where it is left alone. Digits begin the percent of the clause; with Alt the arrows go from
 * clause to clause and 1 and 2 between reader and sheet, also while one is typing.
 */
export function deskAct({ key, alt, control, typing }: Pressed): DeskAct | null {
  if (control) return null;
  if (alt) {
    if (key === 'ArrowDown') return { act: 'item', by: 1 };
    if (key === 'ArrowUp') return { act: 'item', by: -1 };
    if (key === '1') return { act: 'reader' };
    if (key === '2') return { act: 'sheet' };
    return null;
  }
  if (typing) return null;
  if (/^\d$/u.test(key)) return { act: 'percent', typed: key };
  return Object.hasOwn(plain, key) ? (plain[key] ?? null) : null;
}
