/** What the shared domain code uses and Chromium 109 lacks. Nothing is replaced where the browser has it. */
function define<T extends object>(target: T, name: string, value: (this: never, ...args: never[]) => unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { configurable: true, writable: true, value });
}

define(Array.prototype, 'toSorted', function toSorted(
  this: readonly unknown[],
  compare?: (a: unknown, b: unknown) => number,
) {
  const copy = [...this];
  copy.sort(compare);
  return copy;
} as never);
define(Array.prototype, 'toReversed', function toReversed(this: readonly unknown[]) {
  const copy = [...this];
  copy.reverse();
  return copy;
} as never);
define(Array.prototype, 'with', function replaced(this: readonly unknown[], index: number, value: unknown) {
  const copy = [...this];
  copy[index < 0 ? copy.length + index : index] = value;
  return copy;
} as never);
define(Object, 'groupBy', function groupBy(items: Iterable<unknown>, keyOf: (item: unknown, index: number) => string) {
  const groups: Record<string, unknown[]> = {};
  let index = 0;
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
  return groups;
} as never);
define(Promise, 'withResolvers', function withResolvers() {
  let resolve: unknown;
  let reject: unknown;
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
} as never);
