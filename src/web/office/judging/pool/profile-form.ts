import { profileParts, type AssessorWords, type Profile } from '#src/domain/pool/profile.ts';

/** An assessor as typed: several of a part stand on one line, parted by a semicolon. */
export type TypedPerson = Readonly<Record<'name' | keyof Profile, string>> & { readonly active: boolean };

export const nobodyTyped: TypedPerson = {
  name: '',
  active: true,
  employer: '',
  city: '',
  industries: '',
  categories: '',
  formerEmployers: '',
  bodies: '',
  qualifications: '',
  years: '',
};

/** What is known, as it is typed. */
export function typedOf({ name, active, profile }: AssessorWords): TypedPerson {
  const parts = profileParts.map((part) => {
    const value = profile[part];
    return [part, value === null ? '' : typeof value === 'object' ? value.join('；') : String(value)] as const;
  });
  return { ...nobodyTyped, ...Object.fromEntries(parts), name, active };
}

const several = (typed: string): string[] =>
  typed
    .split(/[;；、\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** What was typed, as the server takes it. */
export const personFrom = (typed: TypedPerson): AssessorWords => ({
  name: typed.name.trim(),
  active: typed.active,
  profile: {
    industries: several(typed.industries),
    categories: several(typed.categories),
    employer: typed.employer.trim(),
    formerEmployers: several(typed.formerEmployers),
    bodies: several(typed.bodies),
    qualifications: several(typed.qualifications),
    city: orNull(typed.city),
    years: typed.years.trim() === '' ? null : Number(typed.years),
  },
});

/** Whether it can be sent: a name, and years in digits. */
export const isPerson = ({ name, years }: TypedPerson): boolean =>
  name.trim() !== '' && /^\d{0,2}$/u.test(years.trim());
