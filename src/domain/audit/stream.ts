/** The stream of what was done with an edition as a whole. */
export const editionStream = (programme: string, edition: string): string => `edition:${programme}:${edition}`;

/** The stream of what was done with a letter of consultation. */
export const consultationStream = (letter: {
  readonly programme: string;
  readonly edition: string;
  readonly id: string;
}): string => `consultation:${letter.programme}:${letter.edition}:${letter.id}`;

/** Under whose roots a stream lies: its application's edition, or the edition that it names; '' where it is of none. */
export type StreamPlace = { readonly application: string } | { readonly programme: string; readonly edition: string };

export function placeOf(stream: string): StreamPlace {
  const [kind, first = '', second = ''] = stream.split(':');
  if (kind === 'acts' || kind === 'answers') return { application: first };
  // What is of no edition, as the acts of an authority, is kept with its programme; the unknown stands alone, but is sealed too.
  return { programme: first, edition: kind === 'edition' || kind === 'consultation' ? second : '' };
}
