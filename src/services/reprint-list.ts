import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { canonicalDigest, leafKey, instancesOf } from '#src/domain/dossier/digest.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { clearedBefore } from '#src/domain/workflow/precheck.ts';
import { sheetAnchor } from '#src/documents/build-sheet.ts';
import { itemAnchor } from '#src/documents/evidence.ts';
import { reportAnchor } from '#src/documents/places.ts';
import { findDossier, readLeavesOf, type Dossier, type SealedLeaf } from '#src/store/dossiers.ts';
import type { Deps } from './deps.ts';
import { classOf, type WholeApplication } from './read-application.ts';
import { readForReader } from './read-case.ts';

export interface ReprintPart {
  readonly kind: 'leaf' | 'report' | 'evidence';
  /** Leaf key, report id or evidence id. */
  readonly id: string;
  readonly title: Text;
  readonly change: 'same' | 'changed' | 'new' | 'gone';
  /** Whether its pages must be printed again: its own content is other than when it was last printed. */
  readonly reprint: boolean;
  /** The bound volume it is in and its printed pages there, now and before; null where it is in none. */
  readonly volume: string | null;
  readonly pages: readonly [number, number] | null;
  readonly pagesBefore: readonly [number, number] | null;
  /** Of a leaf that the applicant's side seals: its seal still holds, is void for its content changed, or is not there yet. */
  readonly seal: 'holds' | 'void' | 'missing' | null;
}
export interface ReprintList {
  /** The revision that was printed last; null where nothing was. */
  readonly from: number | null;
  readonly to: number;
  readonly parts: readonly ReprintPart[];
  readonly volumes: readonly { readonly name: string; readonly pages: number; readonly pagesBefore: number | null }[];
}

/** 换页清单 (X2): what must be printed again since the revision that was last printed, and which seals hold. For the applicant, and for offices of what they have. */
export async function reprintList(deps: Deps, actor: Actor, applicationId: string): Promise<ReprintList | Denial> {
  const whole = await readForReader(deps, actor, applicationId);
  if (isDenial(whole)) return whole;
  const { dossier } = whole;
  if (dossier === null)
    return deny('absent', '尚未定稿，没有换页清单。', 'There is no final version yet, and so no list of pages.');
  const printed = printedBefore(whole, dossier.revision);
  const before = printed === null ? null : await findDossier(deps.db, applicationId, printed);
  const scans = await readLeavesOf(deps.db, applicationId, dossier.leaves);
  const now = sideOf(deps, whole, dossier);
  const old = before === null ? null : sideOf(deps, whole, before);
  return {
    from: before?.revision ?? null,
    to: dossier.revision,
    parts: compare(old, now, sealOf(whole, scans)),
    volumes: Object.entries(dossier.volumes)
      .filter(([name]) => name.startsWith('volume-'))
      .map(([name, { pages }]) => ({ name, pages: pages ?? 0, pagesBefore: before?.volumes[name]?.pages ?? null })),
  };
}

/** The newest earlier revision on paper: handed in, else cleared for printing. */
function printedBefore({ receipts, tasks }: WholeApplication, revision: number): number | null {
  const newest = (revisions: readonly number[]): number | null => {
    const earlier = revisions.filter((one) => one < revision);
    return earlier.length === 0 ? null : Math.max(...earlier);
  };
  return newest(receipts.map((one) => one.revision)) ?? newest(clearedBefore(tasks).map((one) => one.revision));
}

interface Printed {
  readonly kind: ReprintPart['kind'];
  readonly id: string;
  readonly title: Text;
  readonly digest: string;
  readonly volume: string | null;
  readonly pages: readonly [number, number] | null;
}

/** What a frozen dossier prints, each part with the digest of its own content. */
function sideOf(deps: Deps, { application }: WholeApplication, dossier: Dossier): readonly Printed[] {
  const definition = classOf(deps.editions.byDigest(dossier.editionDigest), application.class);
  const { data } = dossier.content as { data: ApplicationData };
  const part = (kind: Printed['kind'], id: string, title: Text, digest: string, anchor: string): Printed => ({
    kind,
    id,
    title,
    digest,
    ...placeIn(dossier, anchor),
  });
  return [
    ...leavesIn(definition, data).map(({ leaf, title }) =>
      part('leaf', leaf, title, dossier.leaves[leaf] ?? '', sheetAnchor(leaf)),
    ),
    ...definition.reports.flatMap(({ id, title }) =>
      data.reports[id] === undefined
        ? []
        : [part('report', id, title, canonicalDigest(data.reports[id]), reportAnchor(id))],
    ),
    ...data.evidence.map((item) =>
      part('evidence', item.id, { zh: item.title, en: item.title }, canonicalDigest(item), itemAnchor(item)),
    ),
  ];
}

/** Leaves on the applicant's side, each by the name it is printed under. */
function leavesIn(definition: ClassDefinition, data: ApplicationData) {
  return definition.sheets.flatMap((id) => {
    const sheet = definition.definitions[id];
    if (sheet === undefined || sheet.office === true || sheet.frozen === false) return [];
    return instancesOf(sheet, data).map(({ instance, row }, index) => {
      const which = instance === '' ? '' : `（${row?.['name'] ?? index + 1}）`;
      const title = { zh: `${sheet.title.zh}${which}`, en: `${sheet.title.en}${which}` };
      return { leaf: leafKey(id, instance), title };
    });
  });
}

function placeIn({ volumes }: Dossier, anchor: string): Pick<Printed, 'volume' | 'pages'> {
  for (const [name, volume] of Object.entries(volumes)) {
    const pages = volume.places?.[anchor];
    if (pages !== undefined) return { volume: name, pages };
  }
  return { volume: null, pages: null };
}

type SealOf = (leaf: string, change: ReprintPart['change']) => ReprintPart['seal'];

function sealOf({ definition }: WholeApplication, scans: readonly SealedLeaf[]): SealOf {
  const sealed = new Set(definition.seals.filter((seal) => seal.side === 'applicant').map((seal) => seal.sheet));
  return (leaf, change) => {
    if (!sealed.has(leaf.split(':')[0] ?? '')) return null;
    if (scans.some((scan) => scan.leaf === leaf)) return 'holds';
    return change === 'same' || change === 'new' ? 'missing' : 'void';
  };
}

function compare(old: readonly Printed[] | null, now: readonly Printed[], seal: SealOf): readonly ReprintPart[] {
  const same = (a: Printed, b: Printed): boolean => a.kind === b.kind && a.id === b.id;
  const shown = (one: Printed, change: ReprintPart['change'], before: Printed | undefined): ReprintPart => ({
    kind: one.kind,
    id: one.id,
    title: one.title,
    change,
    reprint: change === 'changed' || change === 'new',
    volume: one.volume,
    pages: change === 'gone' ? null : one.pages,
    pagesBefore: before?.pages ?? null,
    seal: one.kind === 'leaf' ? seal(one.id, change) : null,
  });
  const here = now.map((one) => {
    const before = old?.find((other) => same(one, other));
    return shown(one, before === undefined ? 'new' : before.digest === one.digest ? 'same' : 'changed', before);
  });
  const gone = (old ?? []).filter((one) => !now.some((other) => same(one, other)));
  return [...here, ...gone.map((one) => shown(one, 'gone', one))];
}
