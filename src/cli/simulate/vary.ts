import type { Edition } from '#src/definition/edition-bundle.ts';
import { readExample } from '#src/services/example/source.ts';
import type { DemoKind } from '#src/definition/demo.ts';
import type { Stores } from '#src/domain/form/application.ts';
import type { FlatAnswers } from '#src/domain/form/flat.ts';

/** The text an example of the edition has at `sheet.field`; empty where there is none. */
export function exampleText(edition: Edition, kind: string, dotted: string): string {
  const [sheet = '', field = ''] = dotted.split('.');
  const { answers } = readExample(edition, kind).source;
  const value = (answers[sheet] as Readonly<Record<string, unknown>> | undefined)?.[field];
  return typeof value === 'string' ? value : '';
}

/** What tells an applicant apart from the example. */
export interface Variation {
  readonly firm: string;
  readonly code: string;
  readonly person: string;
  readonly identity: string;
  readonly channel: string;
  readonly region: string;
  /** A code in place of the first holding organisation's. */
  readonly holding: string | null;
}

/** What an applicant types: the example with names, codes and numbers of their own wherever they stand, and their channel. */
export function variedBy(kind: DemoKind, planned: Variation, affiliation: string): (stores: Stores) => Stores {
  return (stores) => {
    const at = (dotted: string | null): string => (dotted === null ? '' : flatText(stores, dotted));
    const replaced = [
      [at(kind.firm), planned.firm],
      [at(kind.code), planned.code],
      [at(kind.identity), planned.identity],
      [at(kind.person), planned.person],
    ].filter(([from]) => from !== '') as [string, string][];
    const typed = Object.fromEntries(
      Object.entries(stores).map(([store, flat]) => [store, replacedIn(flat, replaced)]),
    );
    const set = (dotted: string | null, value: string): void => {
      const [sheet = '', field = ''] = dotted?.split('.') ?? [];
      if (dotted !== null) typed[sheet] = { ...typed[sheet], [field]: value };
    };
    set(kind.channel, planned.channel);
    set(kind.region, planned.region);
    set(kind.affiliation, affiliation);
    if (kind.holding !== null && planned.holding !== null) setFirstRow(typed, kind.holding, planned.holding);
    return typed;
  };
}

const flatText = (stores: Stores, dotted: string): string => {
  const [sheet = '', field = ''] = dotted.split('.');
  const value = stores[sheet]?.[field];
  return typeof value === 'string' ? value : '';
};

const replacedIn = (flat: FlatAnswers, replaced: readonly (readonly [string, string])[]): FlatAnswers =>
  Object.fromEntries(
    Object.entries(flat).map(([path, value]) => [
      path,
      typeof value === 'string' ? replaced.reduce((text, [from, to]) => text.replaceAll(from, to), value) : value,
    ]),
  );

/** `sheet.rows.column` of the first row. */
function setFirstRow(typed: Record<string, FlatAnswers>, dotted: string, value: string): void {
  const [sheet = '', rows = '', column = ''] = dotted.split('.');
  const ids = typed[sheet]?.[rows];
  if (Array.isArray(ids) && ids[0] !== undefined)
    typed[sheet] = { ...typed[sheet], [`${rows}/${String(ids[0])}/${column}`]: value };
}
