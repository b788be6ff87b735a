type Listener = () => void;

/** Subscriptions by topic, so that one cell's change wakes one cell. */
export class Topics {
  readonly #listeners = new Map<string, Set<Listener>>();

  subscribe(topic: string, listener: Listener): () => void {
    const set = this.#listeners.get(topic) ?? new Set<Listener>();
    this.#listeners.set(topic, set);
    set.add(listener);
    return () => {
      set.delete(listener);
      if (set.size === 0) this.#listeners.delete(topic);
    };
  }

  tell(topic: string): void {
    for (const listener of this.#listeners.get(topic) ?? []) listener();
  }

  tellAll(topics: Iterable<string>): void {
    for (const topic of topics) this.tell(topic);
  }
}
