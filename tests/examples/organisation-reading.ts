import { readFileSync } from 'node:fs';
import { z } from 'zod';

const folder = new URL('../../programmes/jiangsu-quality-award/2020/examples/organisation/', import.meta.url);

const Table = z.strictObject({
  caption: z.string().min(1),
  head: z.array(z.string()).min(2),
  rows: z.array(z.array(z.string())).min(1),
});
const Chart = z.strictObject({
  caption: z.string().min(1),
  kind: z.enum(['bar', 'line']),
  unit: z.string(),
  x: z.array(z.string()).min(2),
  series: z.array(z.strictObject({ name: z.string().min(1), values: z.array(z.number()) })).min(1),
});
const Figure = z.strictObject({
  caption: z.string().min(1),
  kind: z.literal('flow'),
  nodes: z.array(z.string()).min(2),
});

/** A block of a written text: a heading, a paragraph, a list, a table, a chart or a figure. */
export const Block = z.union([
  z.strictObject({ h: z.string().min(1) }),
  z.strictObject({ p: z.string().min(1) }),
  z.strictObject({ list: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ table: Table }),
  z.strictObject({ chart: Chart }),
  z.strictObject({ figure: Figure }),
]);
export type Block = z.infer<typeof Block>;

const blocks = z.array(Block).min(1);
const Clauses = z.array(z.strictObject({ clause: z.string(), title: z.string(), blocks }));
const Sections = z.array(z.strictObject({ section: z.string(), title: z.string(), blocks }));
const Cases = z.array(z.strictObject({ case: z.string(), title: z.string(), blocks }));
const Series = z.looseObject({ label: z.string(), unit: z.string(), values: z.array(z.number()).length(5) });
const YearRow = z.looseObject({ key: z.string(), values: z.record(z.string(), z.string()) });

const Facts = z.looseObject({
  basic: z.looseObject({ uscc: z.string(), legalRepresentativeIdNumber: z.string(), staff: z.number() }),
  methods: z.looseObject({ modelName: z.string(), modelText: z.array(z.string()) }),
  qualityLevel: z.array(z.looseObject({ indicators: z.array(z.unknown()) })),
  economic: z.array(YearRow),
  social: z.looseObject({ safety: z.array(YearRow), environment: z.array(YearRow) }),
  competition: z.looseObject({
    customers: z.array(z.looseObject({ name: z.string(), phone: z.string(), address: z.string() })),
  }),
  record: z.looseObject({
    rows: z.array(z.looseObject({ values: z.record(z.string(), z.string()) })),
    explanation: z.string(),
  }),
  evidence: z.array(z.looseObject({ title: z.string(), number: z.string(), date: z.string() })),
  derivation: z.looseObject({ base2014: z.looseObject({ assets: z.string(), energyUnit: z.string() }) }),
  legend: z.strictObject({ years: z.array(z.number()), series: z.record(z.string(), Series) }),
});

const parse = <S extends z.ZodType>(name: string, schema: S): z.infer<S> =>
  schema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

/** The facts, report, overview and cases of the example organisation, as committed. */
export const facts = parse('facts.json', Facts);
export const report = [1, 2, 3, 4, 5, 6, 7].flatMap((chapter) => parse(`report-4.${chapter}.json`, Clauses));
export const overview = parse('overview.json', Sections);
export const cases = parse('cases.json', Cases);

/** Sentences a block holds, tables and charts left out. */
export function proseOf(block: Block): string[] {
  if ('p' in block) return [block.p];
  if ('h' in block) return [block.h];
  return 'list' in block ? block.list : [];
}

/** Every text a block prints, cells and captions included. */
export function printedBy(block: Block): string[] {
  if ('table' in block) return [block.table.caption, ...block.table.head, ...block.table.rows.flat()];
  if ('chart' in block) return [block.chart.caption, ...block.chart.x, ...block.chart.series.map((s) => s.name)];
  return 'figure' in block ? [block.figure.caption, ...block.figure.nodes] : proseOf(block);
}

/** Characters without white space. */
export const charactersIn = (texts: readonly string[]): number => texts.join('').replaceAll(/\s/gu, '').length;
