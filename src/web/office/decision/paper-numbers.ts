import type { QuestionCount } from '#src/domain/decision/paper-count.ts';

/** What a teller types of one question, in the order of the sheet. */
export const paperNumbers = ['issued', 'returned', 'missing', 'for', 'against', 'abstain', 'spoiled'] as const;
export type PaperNumber = (typeof paperNumbers)[number];
export type Typed = Readonly<Record<string, Readonly<Partial<Record<PaperNumber, string>>>>>;

const whole = /^\d{1,4}$/u;

/** The counts as they are sent; null while a number is missing or is none. */
export function countsIn(questions: readonly string[], typed: Typed): readonly QuestionCount[] | null {
  const counts = questions.map((question) => {
    const row = typed[question] ?? {};
    const numbers = paperNumbers.map((name) => (whole.test(row[name] ?? '') ? Number(row[name]) : null));
    if (numbers.includes(null)) return null;
    const of = Object.fromEntries(paperNumbers.map((name, at) => [name, numbers[at] ?? 0]));
    return { question, ...of } as QuestionCount;
  });
  return counts.some((one) => one === null) ? null : counts.flatMap((one) => one ?? []);
}

/** Whether the papers of one question add up. */
export const addsUp = (one: QuestionCount): boolean =>
  one.issued === one.returned + one.missing && one.returned === one.for + one.against + one.abstain + one.spoiled;
