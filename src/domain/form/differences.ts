import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import type { Address, ApplicationData, EvidenceItem } from './answers.ts';
import { filesOf } from './fields/files.ts';
import { rowsOf } from './fields/rows.ts';
import { blankPrefix } from './sheet-answers.ts';
import { partsOf, spotsOf, where, type Part } from './walk.ts';

/** One place where two versions of an application differ; '' stands for nothing. Answers bear their address. */
export interface Difference {
  readonly kind: 'value' | 'reason' | 'rows' | 'files' | 'evidence' | 'report';
  readonly address: Address | null;
  readonly label: Text;
  readonly before: string;
  readonly after: string;
}

type Entry = Omit<Difference, 'before' | 'after'> & { readonly text: string };

/** What changed from one version of an application to another, in the order of the form. */
export function differences(
  definition: ClassDefinition,
  before: ApplicationData,
  after: ApplicationData,
): readonly Difference[] {
  const old = entriesOf(definition, before);
  const now = entriesOf(definition, after);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [from, to] = [old.get(key), now.get(key)];
    const one = to ?? from;
    if (one === undefined || from?.text === to?.text) return [];
    return [
      { kind: one.kind, address: one.address, label: one.label, before: from?.text ?? '', after: to?.text ?? '' },
    ];
  });
}

function entriesOf(definition: ClassDefinition, data: ApplicationData): ReadonlyMap<string, Entry> {
  const entries = [
    ...partsOf(definition, data).flatMap(partEntries),
    ...data.evidence.map((item) => evidenceEntry(definition, item)),
    ...reportEntries(definition, data),
  ];
  return new Map(entries.filter((entry) => entry.text !== '').map((entry) => [keyOf(entry), entry]));
}

const keyOf = ({ kind, address, label }: Entry): string =>
  JSON.stringify(address === null ? [kind, label.zh] : [kind, address.sheet, address.instance, address.path]);

function partEntries(part: Part): readonly Entry[] {
  const entry = (kind: Entry['kind'], path: string, label: Text, text: string): Entry => ({
    kind,
    address: { sheet: part.sheet.id, instance: part.instance, path },
    label: where(part, label),
    text,
  });
  return [
    ...spotsOf(part).map((spot) => entry('value', spot.path, spot.label, spot.typed)),
    ...Object.entries(part.sheet.fields).flatMap(([name, field]) => {
      if (field.type === 'rows')
        return [
          entry(
            'rows',
            name,
            field.label,
            rowsOf(part.answers, name)
              .map((row) => `${row.group ?? ''}${row.group === undefined ? '' : '/'}${row.id}`)
              .join(', '),
          ),
        ];
      if (field.type !== 'files' && field.type !== 'portrait') return [];
      return [
        entry(
          'files',
          name,
          field.label,
          filesOf(part.answers[name])
            .map((file) => `${file.name}（${file.caption ?? ''} ${file.file.slice(0, 16)}）`)
            .join('、'),
        ),
      ];
    }),
    ...Object.entries(part.answers.$blank ?? {}).map(([path, reason]) => {
      const label = part.sheet.fields[path.split(/[/@]/u)[0] ?? '']?.label ?? { zh: path, en: path };
      return entry(
        'reason',
        `${blankPrefix}${path}`,
        { zh: `${label.zh}（未填原因）`, en: `${label.en} (reason for the blank)` },
        reason,
      );
    }),
  ];
}

function evidenceEntry(definition: ClassDefinition, { id, category, ...item }: EvidenceItem): Entry {
  const title = definition.evidence.find((one) => one.id === category)?.title ?? { zh: category, en: category };
  const text = [
    item.title,
    item.issuer,
    item.number,
    item.issued,
    item.validUntil ?? '',
    item.files.map((file) => file.slice(0, 16)).join(' '),
    item.proves.join(' '),
  ].join(' · ');
  return {
    kind: 'evidence',
    address: null,
    label: { zh: `证实性材料“${title.zh}”（${id}）`, en: `Evidence "${title.en}" (${id})` },
    text,
  };
}

function reportEntries(definition: ClassDefinition, data: ApplicationData): readonly Entry[] {
  return definition.reports.flatMap(({ id, title }) => {
    const report = data.reports[id];
    if (report === undefined) return [];
    const pages = Object.entries(report.pages)
      .map(([clause, page]) => `${clause}:${page}`)
      .join(' ');
    return [
      {
        kind: 'report' as const,
        address: null,
        label: title,
        text: `${report.file.slice(0, 16)} · ${report.pageCount} · ${report.declaredCharacters ?? ''} · ${pages}`,
      },
    ];
  });
}
