import { z } from 'zod';

const word = z.string().trim().min(1).max(120);
const words = z.array(word).max(60);

/** What the pool knows of an assessor beside the name (A2.2): where they work and worked, what they know, where they live. */
export const Profile = z.strictObject({
  /** Codes of GB/T 4754. */
  industries: z.array(z.string().trim().min(1).max(12)).max(60),
  /** Kinds of organisations, in the office's own words. */
  categories: words,
  /** '' for who works nowhere now. */
  employer: z.string().trim().max(120),
  formerEmployers: words,
  /** Certification bodies and consultancies worked for. */
  bodies: words,
  qualifications: words,
  /** Code of the edition's list of cities. */
  city: z.string().trim().min(1).max(12).nullable(),
  /** Years of professional practice. */
  years: z.int().min(0).max(80).nullable(),
});
export type Profile = z.infer<typeof Profile>;

export const AssessorName = z.string().trim().min(1).max(60);

/** Somebody of the pool as the office writes them. */
export const AssessorWords = z.strictObject({ name: AssessorName, profile: Profile, active: z.boolean() });
export type AssessorWords = z.infer<typeof AssessorWords>;

/** The parts of a profile, in the order in which forms and files show them. */
export const profileParts = [
  'employer',
  'city',
  'industries',
  'categories',
  'formerEmployers',
  'bodies',
  'qualifications',
  'years',
] as const satisfies readonly (keyof Profile)[];

/** A part of a profile in words, as files show it. */
export function profileText(profile: Profile, part: keyof Profile): string {
  const value = profile[part];
  if (value === null) return '';
  return typeof value === 'object' ? value.join('；') : String(value);
}

export interface Difference {
  readonly part: 'name' | 'active' | keyof Profile;
  readonly was: string;
  readonly is: string;
}

/** In what two states of an assessor differ, part by part in words. */
export function differencesOf(was: AssessorWords, is: AssessorWords): readonly Difference[] {
  const pairs: readonly Difference[] = [
    { part: 'name', was: was.name, is: is.name },
    ...profileParts.map((part) => ({
      part,
      was: profileText(was.profile, part),
      is: profileText(is.profile, part),
    })),
    { part: 'active', was: was.active ? '在库' : '停用', is: is.active ? '在库' : '停用' },
  ];
  return pairs.filter((one) => one.was !== one.is);
}
