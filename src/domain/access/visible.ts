import type { Field } from '#src/definition/field.ts';

export type Audience = 'owner' | 'official-copy' | 'log';

/** How a field's value is shown: whole, masked (first 6, last 4), or not at all (X11). */
export function visible(field: Pick<Field, 'sensitive'>, audience: Audience): 'whole' | 'masked' | 'hidden' {
  if (audience === 'log') return 'hidden';
  if (field.sensitive !== true || audience === 'official-copy') return 'whole';
  return 'masked';
}

/** `320100********1234`: the first 6 and last 4 characters; shorter texts keep only their last 2. */
export function mask(text: string): string {
  const keep = text.length >= 14 ? { first: 6, last: 4 } : { first: 0, last: Math.min(2, text.length) };
  return (
    text.slice(0, keep.first) +
    '*'.repeat(Math.max(0, text.length - keep.first - keep.last)) +
    text.slice(text.length - keep.last)
  );
}
