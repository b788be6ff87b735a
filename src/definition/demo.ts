import { z } from 'zod';
import { Key, Text } from './text.ts';
import { SeatRole } from './workflow.ts';

/** How far the demo carries a person's application. */
export const DemoStage = z.enum(['draft', 'final', 'prechecking', 'cleared', 'sealed', 'submitted', 'withdrawn']);
export type DemoStage = z.infer<typeof DemoStage>;

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
});
export type DemoPerson = z.infer<typeof DemoPerson>;

/** Somebody of an office: looks at what the people of the demo send. */
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
});
export type DemoFile = z.infer<typeof DemoFile>;
