import type { Place } from './protocol.ts';

/** What comes next to be typed: the places in turn, each time a value that was not there before. */
export function typing(places: readonly Place[], from: number): () => Place {
  let count = from;
  return () => {
    const place = places[count % places.length];
    if (place === undefined) throw new RangeError('there is no place to type into');
    count += 1;
    return { ...place, value: `${place.value} ${count}` };
  };
}
