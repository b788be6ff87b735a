import { z } from 'zod';
import { deny, type Denial } from '../denial.ts';
import type { Bytes } from './hex.ts';

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/u);
const words = { zh: z.string().min(1).max(200), en: z.string().min(1).max(200) };

/** What is asked in a ballot: for each question (a candidate, say) one of its options, and how often an option may be given in all. */
export const BallotForm = z
  .strictObject({
    options: z
      .array(z.strictObject({ id: Id, ...words }))
      .min(2)
      .max(20),
    questions: z
      .array(z.strictObject({ id: Id, ...words, options: z.array(Id).min(2) }))
      .min(1)
      .max(300),
    limits: z
      .array(
        z.strictObject({ option: Id, least: z.int().nonnegative().optional(), most: z.int().nonnegative().optional() }),
      )
      .default([]),
  })
  .superRefine((form, context) => {
    const note = (message: string): void => {
      context.addIssue({ code: 'custom', message });
    };
    const known = new Set(form.options.map((one) => one.id));
    if (known.size < form.options.length) note('two options have one id');
    if (new Set(form.questions.map((one) => one.id)).size < form.questions.length) note('two questions have one id');
    for (const { id, options } of form.questions)
      if (options.some((one) => !known.has(one))) note(`question '${id}' offers an option that there is not`);
    for (const { option, least = 0, most = form.questions.length } of form.limits) {
      const offered = form.questions.filter((one) => one.options.includes(option)).length;
      if (least > most || least > offered) note(`no ballot could keep the limit of '${option}'`);
    }
  });
export type BallotForm = z.infer<typeof BallotForm>;

/** What somebody votes: the id of an option for the id of each question. */
export const Choices = z.record(z.string(), z.string());
export type Choices = Readonly<Record<string, string>>;

/** Why a ballot is not filled in as its form wants; null where it is. The browser asks before casting, the count again. */
export function refuseChoices(form: BallotForm, choices: Choices): Denial | null {
  const asked = new Set(form.questions.map((one) => one.id));
  if (Object.keys(choices).some((id) => !asked.has(id))) return strange;
  for (const { id, zh, en, options } of form.questions)
    if (!Object.hasOwn(choices, id) || !options.includes(choices[id] ?? ''))
      return deny('invalid', `“${zh}”还没有选择，请选择一项。`, `“${en}” has no choice yet. Choose one.`);
  for (const { option, least, most } of form.limits) {
    const given = Object.values(choices).filter((one) => one === option).length;
    const named = form.options.find((one) => one.id === option) ?? { zh: option, en: option };
    if (most !== undefined && given > most)
      return deny(
        'invalid',
        `“${named.zh}”最多选 ${most} 个，现在选了 ${given} 个，请减少。`,
        `“${named.en}” may be given at most ${most} times, but was given ${given} times. Take some back.`,
      );
    if (least !== undefined && given < least)
      return deny(
        'invalid',
        `“${named.zh}”至少选 ${least} 个，现在只选了 ${given} 个，请补足。`,
        `“${named.en}” has to be given at least ${least} times, but was given ${given} times. Add some.`,
      );
  }
  return null;
}

const strange = deny(
  'invalid',
  '选票中有表上没有的事项，请重新打开表决页再填。',
  'The ballot names something that is not on its form. Open the page of the vote anew and fill it in again.',
);

/** All ballots of a form are made equally long, so that their length says nothing: this many bytes, a multiple of 256. */
export function ballotSize(form: BallotForm): number {
  const longest = form.questions.map(({ id, options }) => [id, longestOf(options)]);
  return Math.ceil(JSON.stringify(Object.fromEntries(longest)).length / 256) * 256;
}

const longestOf = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '');

/** A filled ballot as bytes: JSON in the order of the questions, with blanks up to the size that all have. */
export function encodeChoices(form: BallotForm, choices: Choices): Bytes {
  const ordered = Object.fromEntries(form.questions.map(({ id }) => [id, choices[id] ?? '']));
  return new TextEncoder().encode(JSON.stringify(ordered).padEnd(ballotSize(form)));
}

/** What a ballot's bytes say; null where they are not a ballot at all. Whether it is filled in rightly says `refuseChoices`. */
export function decodeChoices(bytes: Uint8Array): Choices | null {
  try {
    const read = Choices.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
