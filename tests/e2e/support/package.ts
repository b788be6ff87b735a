import { readFile } from 'node:fs/promises';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { readZip } from '../../documents/read-back.ts';

/** application.json of an electronic package. */
export async function packageOf(path: string): Promise<ApplicationData> {
  const text = readZip(await readFile(path)).get('application.json') ?? '';
  return JSON.parse(text) as ApplicationData;
}

/**
 * What an applicant tells: without the ids that the product gives to rows, and without the reasons for blanks, which are
 * typed here as one word in each cell of a line and told in the example for the line.
 */
export function withoutIds({ answers, evidence, reports }: ApplicationData): unknown {
  return stripped({ answers, evidence, reports });
}

function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped);
  if (typeof value !== 'object' || value === null) return value;
  const told = Object.entries(value)
    .filter(([key, inner]) => key !== 'id' && key !== '$blank' && inner !== '')
    .map(([key, inner]) => [key, stripped(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}
