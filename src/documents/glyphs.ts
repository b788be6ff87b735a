import { printable } from './printable.ts';

/** Characters of a text, once each in their order, that no print font can show. Invisible ones are left out in print. */
export function lackingGlyphs(text: string, covers: (codePoint: number) => boolean): readonly string[] {
  const lacking = new Set<string>();
  for (const character of printable(text))
    if (character !== '\n' && !covers(character.codePointAt(0) ?? 0)) lacking.add(character);
  return [...lacking];
}
