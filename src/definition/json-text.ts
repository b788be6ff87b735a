import { pathOf } from './problem.ts';

/** A JSON text read with care: its value, or why it is none; keys that stand twice in one object. */
export interface JsonText {
  readonly value: unknown;
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
}

/** Reads a JSON text; JSON.parse alone would let the last of two equal keys win in silence. */
export function readJson(text: string): JsonText {
  try {
    const value: unknown = JSON.parse(text);
    return {
      value,
      problems: duplicateKeys(text).map((path) => ({ path, reason: 'this key stands twice in its object' })),
    };
  } catch (failure) {
    return { value: undefined, problems: [{ path: '', reason: `it is not JSON: ${(failure as Error).message}` }] };
  }
}

interface Frame {
  readonly keys: Set<string> | null;
  step: string | number;
}

/** JSON Pointers of keys that stand twice, in a text that is known to be JSON. */
export function duplicateKeys(text: string): readonly string[] {
  const found: string[] = [];
  const frames: Frame[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gu;
  let expectsKey = false;
  for (const [sign] of text.matchAll(token)) {
    const frame = frames.at(-1);
    if (sign === '{' || sign === '[') frames.push({ keys: sign === '{' ? new Set() : null, step: 0 });
    else if (sign === '}' || sign === ']') frames.pop();
    else if (sign === ',' && frame !== undefined && frame.keys === null) frame.step = Number(frame.step) + 1;
    else if (sign.startsWith('"') && expectsKey && frame?.keys != null)
      noteKey(frame as Frame & { keys: Set<string> }, JSON.parse(sign) as string, frames, found);
    const now = frames.at(-1);
    expectsKey = now?.keys != null && (sign === '{' || sign === ',');
  }
  return found;
}

function noteKey(frame: Frame & { keys: Set<string> }, key: string, frames: readonly Frame[], found: string[]): void {
  frame.step = key;
  if (frame.keys.has(key)) found.push(pathOf(...frames.map((one) => one.step)));
  frame.keys.add(key);
}
