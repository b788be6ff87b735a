import type { Bundle } from './edition-bundle.ts';

/** Places that no draft depends on: the number of the amendment itself, and the call as the public page shows it. */
const free: readonly string[] = ['/file/amendment', '/call'];

/**
 * Where a later bundle of an edition differs from an earlier one in more than wording: the first such place as a JSON
 * Pointer, or null. Wording is every `zh` and `en` text. Such an amendment may rebind drafts; any other may not.
 */
export function beyondWording(from: Bundle, to: Bundle): string | null {
  return firstDifference(bundleParts(from), bundleParts(to), '');
}

const bundleParts = ({ file, call, channels, workflow, classes, codes, criteria }: Bundle): unknown => ({
  file,
  call,
  channels,
  workflow,
  classes,
  codes,
  criteria,
});

function firstDifference(a: unknown, b: unknown, at: string): string | null {
  if (free.includes(at) || a === b) return null;
  if (typeof a === 'string' && typeof b === 'string') return /\/(zh|en)$/u.test(at) ? null : at;
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return at;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = firstDifference(left[key], right[key], `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found !== null) return found;
  }
  return null;
}
