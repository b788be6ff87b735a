import { z } from 'zod';
import { QuestionCount } from '../decision/paper-count.ts';

const Votes = z.looseObject({
  question: z.string(),
  for: z.int(),
  against: z.int(),
  abstain: z.int(),
  spoiled: z.int(),
});
const Member = z.looseObject({ id: z.string(), name: z.string(), userId: z.string().nullable(), chair: z.boolean() });

/** What a motion holds, as an export has it. */
export const MotionShape = z.looseObject({
  candidates: z.array(
    z.looseObject({
      application: z.string(),
      number: z.string(),
      class: z.string(),
      name: z.string(),
      total: z.string().nullable(),
      rank: z.int().nullable(),
      tied: z.boolean(),
    }),
  ),
  roll: z
    .looseObject({
      members: z.array(Member),
      present: z.array(z.string()),
      recused: z.record(z.string(), z.array(z.string())),
    })
    .nullable(),
  ballots: z.array(z.looseObject({ ballotId: z.string(), questions: z.array(z.string()), voters: z.array(Member) })),
  results: z.array(
    z.looseObject({
      ballotId: z.string(),
      roll: z.array(z.string()),
      recused: z.record(z.string(), z.array(z.string())),
      counts: z.array(Votes),
    }),
  ),
  count: z
    .looseObject({
      counts: z.array(QuestionCount),
      tellers: z.array(z.string()),
      sheet: z.looseObject({ scan: z.string(), signedBy: z.array(z.string()) }).nullable(),
    })
    .nullable(),
  result: z.looseObject({ questions: z.array(z.looseObject({})) }).nullable(),
  why: z.string().nullable(),
});
