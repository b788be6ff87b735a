import { z } from 'zod';
import { Key } from './text.ts';

/** Somebody of the demo by their id. */
const Id = z.string().regex(/^[a-z0-9-]{1,40}$/u);
const words = z.array(z.string().min(1));

/** Somebody of the pool: what it knows of them, and by how many percent points they judge softer than others. */
const DemoAssessor = z.strictObject({
  official: Id,
  severity: z.int().min(-50).max(50),
  profile: z.strictObject({
    industries: words,
    categories: words,
    employer: z.string().min(1),
    formerEmployers: words,
    bodies: words,
    qualifications: words,
    city: z.string().nullable(),
    years: z.int().min(0).nullable(),
  }),
});

/** How far a member of a panel is: nothing declared, half of the sheet written, or all of it handed in. */
const DemoProgress = z.enum(['asked', 'begun', 'handedIn']);

/** The panel of a person's application in a stage. Where all have handed in, its consensus has begun and is not at one. */
const DemoPanel = z.strictObject({
  person: Id,
  stage: Key,
  members: z.array(z.strictObject({ official: Id, lead: z.boolean(), progress: DemoProgress })).min(1),
});
export type DemoPanel = z.infer<typeof DemoPanel>;

/** What has come of the judging: the pool, panels at work, and the first session of the committee, if one is called. */
export const DemoJudging = z.strictObject({
  pool: z.array(DemoAssessor).min(1),
  panels: z.array(DemoPanel),
  session: z.strictObject({ day: z.iso.date(), place: z.string().min(1) }).optional(),
});
export type DemoJudging = z.infer<typeof DemoJudging>;
