import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Block, proseOf } from './organisation-reading.ts';

/** The example organisations besides the long one, and the example person. */
export const organisations = ['group', 'construction', 'exporter'] as const;
export type Organisation = (typeof organisations)[number];

const folder = new URL('../../programmes/jiangsu-quality-award/2020/examples/', import.meta.url);
const blocks = z.array(Block).min(1);
const Clauses = z.array(z.strictObject({ clause: z.string(), title: z.string(), blocks }));
const Sections = z.array(z.strictObject({ section: z.string(), title: z.string(), blocks }));
const Cases = z.array(z.strictObject({ case: z.string(), title: z.string(), blocks }));
const ByYear = z.record(z.string(), z.string());
const Evidence = z.looseObject({
  category: z.string(),
  title: z.string().min(1),
  issuer: z.string().min(1),
  number: z.string().min(1),
  date: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  proves: z.array(z.string()).min(1),
});
const RankedRow = z.strictObject({ item: z.string(), values: ByYear, rank: z.string() });

const Facts = z.looseObject({
  basic: z.looseObject({
    name: z.string(),
    regionCode: z.string(),
    uscc: z.string(),
    legalRepresentativeIdNumber: z.string(),
    foundingDate: z.iso.date(),
    fillingDate: z.string(),
    excellenceModelStart: z.string(),
    chiefQualityOfficer: z.string(),
  }),
  branches: z.array(z.looseObject({ name: z.string(), phone: z.string() })),
  eligibility: z.looseObject({
    municipalAward: z.looseObject({ year: z.number() }),
    constructionAward: z.looseObject({ applicable: z.boolean() }),
    exportClass: z.looseObject({ applicable: z.boolean() }),
  }),
  holdings: z
    .array(
      z.looseObject({
        name: z.string(),
        code: z.string(),
        share: z.number(),
        city: z.string(),
        conditions: z.record(z.string(), z.union([z.boolean(), z.looseObject({ applicable: z.literal(false) })])),
        declaration: z.looseObject({ text: z.string() }),
      }),
    )
    .optional(),
  methods: z.looseObject({ modelName: z.string(), modelText: z.array(z.string()), text: z.string() }),
  qualityLevel: z.array(
    z.looseObject({
      indicators: z.array(z.unknown()),
      spotChecks: z.array(z.looseObject({ date: z.iso.date() })).nullable(),
      acceptance: z
        .array(
          z.strictObject({ year: z.string(), accepted: z.number(), passedFirst: z.number(), department: z.string() }),
        )
        .optional(),
      exportInspections: z.array(z.looseObject({ date: z.iso.date(), customs: z.string() })).nullable(),
      exportInspectionsReason: z.string().optional(),
    }),
  ),
  economic: z
    .array(
      z.looseObject({
        key: z.string(),
        values: ByYear.nullable(),
        rank: z.string().nullable(),
        reason: z.string().optional(),
      }),
    )
    .length(18),
  derivation: z.looseObject({
    base2016: z.strictObject({ assets: z.number(), output: z.number(), energy: z.number() }),
    series: z.record(z.string(), z.looseObject({ values: ByYear })),
  }),
  social: z.looseObject({
    safety: z.array(RankedRow).min(4),
    environment: z.array(RankedRow).min(4),
    charity: z.array(z.looseObject({ total: z.string(), values: ByYear })).min(2),
    integrity: z.array(z.looseObject({ item: z.string(), values: ByYear })).length(2),
  }),
  competition: z.looseObject({
    competitors: z.array(z.unknown()).min(3),
    supplierTotal: z.number(),
    suppliers: z.array(z.looseObject({ name: z.string(), phone: z.string(), address: z.string() })).min(6),
    customers: z.array(z.looseObject({ name: z.string(), phone: z.string(), address: z.string() })),
    customersReason: z.string().optional(),
  }),
  record: z.looseObject({
    rows: z.array(z.looseObject({ item: z.string(), values: z.record(z.string(), z.enum(['有', '无'])) })).length(10),
    explanation: z.string().nullable(),
    explanationReason: z.string().optional(),
  }),
  disclosures: z.array(z.looseObject({ expert: z.string(), start: z.string() })),
  disclosuresNone: z.string().optional(),
  evidence: z.array(Evidence),
});

const Person = z.looseObject({
  basic: z.looseObject({
    idNumber: z.string(),
    gender: z.enum(['男', '女']),
    birth: z.string(),
    employerUscc: z.string(),
    workYears: z.number(),
    workingSince: z.string(),
    presentPostYears: z.number(),
    qualityWorkYears: z.number(),
    qualityWorkSince: z.string(),
    fillingDate: z.iso.date(),
  }),
  cv: z.array(z.looseObject({ from: z.string(), to: z.string() })).min(4),
  honours: z.array(z.looseObject({ year: z.string() })),
  results: z.array(z.looseObject({ summary: z.string() })),
  mainDeeds: z.array(z.string()).min(2),
  employer: z.looseObject({ uscc: z.string(), typeCode: z.string(), postDescription: z.string() }),
  evidence: z.array(Evidence),
});

const Structure = z.looseObject({
  nodes: z.array(
    z.looseObject({ id: z.string(), name: z.string(), parent: z.string().nullable(), share: z.number().nullable() }),
  ),
  text: z.array(z.string()).min(1),
});

const parse = <S extends z.ZodType>(name: string, schema: S): z.infer<S> =>
  schema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

export type Facts = z.infer<typeof Facts>;
export const factsOf = (name: Organisation): Facts => parse(`${name}/facts.json`, Facts);
export const reportOf = (name: Organisation | 'individual') => parse(`${name}/report.json`, Clauses);
export const overviewOf = (name: Organisation) => parse(`${name}/overview.json`, Sections);
export const casesOf = (name: Organisation) => parse(`${name}/cases.json`, Cases);
export const person = parse('individual/facts.json', Person);
export const structure = parse('group/structure.json', Structure);

/** Paragraphs and list entries (headings left out) of everything one example says, its own model and declarations included. */
export function paragraphsOf(name: Organisation): string[] {
  const written = [...reportOf(name), ...overviewOf(name), ...casesOf(name)].flatMap((part) => part.blocks);
  const facts = factsOf(name);
  return [
    ...written.filter((block) => !('h' in block)).flatMap(proseOf),
    ...facts.methods.modelText,
    ...(facts.holdings ?? []).map((holding) => holding.declaration.text),
  ];
}
