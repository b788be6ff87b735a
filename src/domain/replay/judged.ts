import type { Edition } from '#src/definition/edition-bundle.ts';
import { pathOf } from '#src/definition/problem.ts';
import type { ReadEvent, Streams } from './load.ts';
import type { Row, Tables } from './rows.ts';
import type { ReplaySource } from './source.ts';

/** All that was read of an edition's judging, and what is looked up in it. */
export interface Judged {
  readonly source: ReplaySource;
  readonly tables: Tables;
  readonly streams: Streams;
  /** Acts by stream, in order. */
  readonly acts: ReadonlyMap<string, readonly Row<'acts'>[]>;
  /** The edition in force; null where it is not among those exported. */
  readonly current: Edition | null;
  readonly editionOf: (digest: string) => Edition | null;
}

export function judgedOf(source: ReplaySource, tables: Tables, streams: Streams): Judged {
  const editionOf = (digest: string): Edition | null =>
    source.editions.find(({ edition }) => edition.digest === digest)?.edition ?? null;
  return {
    source,
    tables,
    streams,
    acts: Map.groupBy(tables.acts, (act) => act.stream),
    current: editionOf(source.editionDigest),
    editionOf,
  };
}

export const actsOf = ({ acts }: Judged, stream: string): readonly Row<'acts'>[] => acts.get(stream) ?? [];
export const eventsOf = ({ streams }: Judged, stream: string): readonly ReadEvent[] => streams.events.get(stream) ?? [];

/** The last act of a stream that is one of these; null where there is none. */
export const lastAct = (judged: Judged, stream: string, ...kinds: readonly string[]): Row<'acts'> | null =>
  actsOf(judged, stream).findLast(({ act }) => kinds.includes(act)) ?? null;

/** A part of an act's words. */
export const said = (act: Row<'acts'> | null | undefined, key: string): unknown => act?.details[key];

/** A text among an act's words; '' where there is none. */
export function textAt(details: Readonly<Record<string, unknown>>, key: string): string {
  const value = details[key];
  return typeof value === 'string' ? value : '';
}

export const pointer = (...steps: readonly (string | number)[]): string => pathOf(...steps.map(String));
/** The place of an edition in the streams' names. */
export const inEdition = ({ source }: Judged, id: string) => ({
  programme: source.programme,
  edition: source.edition,
  id,
});
