import { readJson } from '#src/definition/json-text.ts';
import { finding, type DrawFinding } from './finding.ts';
import { DrawRecord } from './record.ts';
import { verifyDraw } from './verify.ts';

/** A record as its file has it, and what does not hold in it; `record` is null where it does not have the shape of one. */
export interface DrawReading {
  readonly record: DrawRecord | null;
  readonly findings: readonly DrawFinding[];
}

/** Verifies the text of a record. A name that stands twice in an object is found too: another program might read the other of the two. */
export function readDraw(text: string): DrawReading | { readonly unreadable: string } {
  const { value, problems } = readJson(text);
  if (value === undefined) return { unreadable: problems.map(({ reason }) => reason).join('; ') };
  const twice = problems.map(({ path }) => finding(path, '同一名称出现两次', 'this name stands twice in its object'));
  const { data } = DrawRecord.safeParse(value);
  return { record: data ?? null, findings: [...twice, ...verifyDraw(value)] };
}
