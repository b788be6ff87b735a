import { unknown } from './unknown.ts';

/** Reads one key of what a view shows; `unknown` for a blank. */
export type Read = (key: string) => unknown;
/** A view class has a getter for each key: a condition reads only what it names, each key once. */
export type ViewClass = new (read: Read) => object;

/** Makes the class of views with these keys; CEL tells types apart by their class. */
export function viewClass(keys: readonly string[]): ViewClass {
  class View {
    readonly #read: Read;
    readonly #known = new Map<string, unknown>();
    constructor(read: Read) {
      this.#read = read;
    }
    static take(view: View, key: string): unknown {
      let value = view.#known.get(key);
      if (value === undefined) view.#known.set(key, (value = view.#read(key)));
      if (value === unknown) throw unknown;
      return value;
    }
  }
  for (const key of keys) {
    Object.defineProperty(View.prototype, key, {
      enumerable: true,
      get(this: View): unknown {
        return View.take(this, key);
      },
    });
  }
  return View;
}
