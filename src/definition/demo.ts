import { z } from 'zod';
import { DemoJudging } from './demo-judging.ts';
import { Key, Text } from './text.ts';
import { SeatRole } from './workflow.ts';

/** How far the demo carries a person's application. */
export const DemoStage = z.enum([
  'draft',
  'final',
  'prechecking',
  'cleared',
  'sealed',
  'submitted',
  /** Taken back after submission: a draft again. */
  'withdrawn',
  'correcting',
  'accepted',
  'reviewed',
  'recommended',
  'forwarded',
  'admitted',
  'refused',
]);
export type DemoStage = z.infer<typeof DemoStage>;

/** What befalls an application on its way, beside the plain way to its stage. */
export const DemoCourse = z.strictObject({
  corrections: z
    .array(z.strictObject({ at: z.string(), fields: z.int().min(0), evidence: z.boolean(), report: z.boolean() }))
    .optional(),
  refusal: z.strictObject({ at: z.string(), reopened: z.boolean() }).optional(),
  addendum: z.enum(['coaching', 'newFact']).optional(),
  consultation: z.strictObject({ answer: z.enum(['adverse', 'unable', 'late']) }).optional(),
});

/** `sheet.field` of a class. */
const Place = z.string().regex(/^[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*){1,2}$/u);

/** An example that simulated applicants are varied from: where it says who somebody is, and what may be asked to be corrected. */
const DemoKind = z.strictObject({
  example: z.string(),
  class: Key,
  /** Which names its firms are given. */
  firms: z.enum(['maker', 'builder', 'group']),
  firm: Place,
  code: Place,
  identity: Place,
  /** The person's name, where a person applies. */
  person: Place.nullable(),
  channel: Place,
  region: Place,
  affiliation: Place.nullable(),
  /** What affiliation is typed for each kind of channel. */
  affiliations: z.record(z.string(), z.string()),
  /** The code of a holding organisation: `sheet.rows.column`. */
  holding: Place.nullable(),
  /** Numbers an office may ask to be corrected. */
  correctable: z.array(Place).min(1),
});
export type DemoKind = z.infer<typeof DemoKind>;

const DemoPerson = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/u),
  name: z.string().min(1),
  email: z.email(),
  title: Text,
  state: Text,
  /** An example of the edition; null for somebody who has begun nothing. */
  example: z.string().nullable(),
  class: Key,
  stage: DemoStage,
  /** Stores left empty, and single values typed differently, so that there is something to find. */
  without: z.array(z.string()),
  changes: z.array(z.strictObject({ store: z.string(), path: z.string(), value: z.string() })),
  course: DemoCourse.optional(),
  /** Whose example it becomes by other names, codes and numbers; as `kinds` say where they stand. */
  varied: z
    .strictObject({
      firm: z.string().min(1),
      code: z.string().min(1),
      person: z.string().min(1),
      identity: z.string().min(1),
      channel: z.string(),
      region: z.string(),
    })
    .optional(),
});
export type DemoPerson = z.infer<typeof DemoPerson>;

/** Somebody of an authority: does there what the people of the demo need, and can be entered as. */
const DemoOfficial = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/u),
  name: z.string().min(1),
  email: z.email(),
  title: Text,
  state: Text,
  authority: z.string(),
  role: SeatRole,
});
export type DemoOfficial = z.infer<typeof DemoOfficial>;

/** `demo.json`: the people of the demo and what each of them has done. No part of the edition's digest. */
export const DemoFile = z.strictObject({
  $schema: z.string().optional(),
  password: z.string().min(10),
  people: z.array(DemoPerson),
  officials: z.array(DemoOfficial).optional(),
  judging: DemoJudging.optional(),
  /** What `laurel simulate` varies its applicants from. */
  kinds: z.array(DemoKind).optional(),
});
export type DemoFile = z.infer<typeof DemoFile>;
