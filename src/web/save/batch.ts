import type { Edit } from './edit.ts';

/** What one request carries at most: edits, and bytes of what is typed. */
export interface BatchLimits {
  readonly edits: number;
  readonly bytes: number;
}
/** A part of what the server takes at once, so that a long paste is saved step by step. */
export const ordinary: BatchLimits = { edits: 500, bytes: 1024 * 1024 };
/** Browsers finish only small requests of a page that is being left: 64 KiB, of all of them together. */
export const leaving: BatchLimits = { edits: 500, bytes: 48 * 1024 };

export interface Batch {
  readonly sheet: string;
  readonly edits: readonly Edit[];
}

/** The edits in requests that each hold one sheet: lists first, so that rows are there before what is typed in them. */
export function batchesOf(edits: Iterable<Edit>, limits: BatchLimits): readonly Batch[] {
  return Object.entries(Object.groupBy(edits, (edit) => edit.sheet)).flatMap(([sheet, own = []]) =>
    cut([...own.filter(isList), ...own.filter((edit) => !isList(edit))], limits).map((part) => ({
      sheet,
      edits: part,
    })),
  );
}

const isList = (edit: Edit): boolean => typeof edit.value !== 'string';

function cut(edits: readonly Edit[], limits: BatchLimits): readonly (readonly Edit[])[] {
  const parts: Edit[][] = [];
  let bytes = 0;
  for (const edit of edits) {
    const size = sizeOf(edit);
    const last = parts.at(-1);
    if (last === undefined || last.length >= limits.edits || bytes + size > limits.bytes) {
      parts.push([edit]);
      bytes = size;
    } else {
      last.push(edit);
      bytes += size;
    }
  }
  return parts;
}

function sizeOf({ path, value, base }: Edit): number {
  return new TextEncoder().encode(JSON.stringify([path, value, base])).length;
}
