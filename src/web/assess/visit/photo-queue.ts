import type { Text } from '#src/definition/text.ts';
import type { PhotoStore, WaitingPhoto } from './photo-store.ts';

/** What the server said to a photograph: its digest, a refusal for good, or nothing for now. */
export type PhotoAnswer =
  | { readonly kind: 'kept'; readonly sha256: string }
  | { readonly kind: 'refused'; readonly reason: Text }
  | { readonly kind: 'away' };

export interface PhotoQueueParts {
  readonly store: PhotoStore;
  readonly send: (picture: Blob) => Promise<PhotoAnswer>;
  /** The server has it: it is laid into the record. */
  readonly laid: (entry: string, sha256: string) => void;
  readonly changed: () => void;
}

export interface QueuedPhoto extends WaitingPhoto {
  readonly refusal: Text | null;
}

/** Photographs on their way: kept on this machine first, sent one after the other, tried again when the network is back. */
export class PhotoQueue {
  readonly #parts: PhotoQueueParts;
  readonly #waiting = new Map<string, QueuedPhoto>();
  #sending = false;

  constructor(parts: PhotoQueueParts) {
    this.#parts = parts;
  }

  /** Takes up what still lies here from before. */
  async restore(): Promise<void> {
    for (const photo of await this.#parts.store.all())
      if (!this.#waiting.has(photo.entry)) this.#waiting.set(photo.entry, { ...photo, refusal: null });
    this.#parts.changed();
    await this.flush();
  }

  async add(entry: string, picture: Blob): Promise<void> {
    this.#waiting.set(entry, { entry, picture, refusal: null });
    await this.#parts.store.put({ entry, picture });
    this.#parts.changed();
    await this.flush();
  }

  async drop(entry: string): Promise<void> {
    this.#waiting.delete(entry);
    await this.#parts.store.remove(entry);
    this.#parts.changed();
  }

  get(entry: string): QueuedPhoto | null {
    return this.#waiting.get(entry) ?? null;
  }

  /** How many are still to be sent. */
  get waiting(): number {
    return [...this.#waiting.values()].filter((one) => one.refusal === null).length;
  }

  /** Sends what waits, the oldest first, until the network is away. */
  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let next = this.#next(); next !== null; next = this.#next()) if (!(await this.#send(next))) break;
    } finally {
      this.#sending = false;
    }
  }

  #next(): QueuedPhoto | null {
    return [...this.#waiting.values()].find((one) => one.refusal === null) ?? null;
  }

  async #send(photo: QueuedPhoto): Promise<boolean> {
    const answer = await this.#parts.send(photo.picture);
    if (answer.kind === 'away') return false;
    // Taken out, or another put in its place, while it was on its way.
    if (this.#waiting.get(photo.entry) !== photo) return true;
    if (answer.kind === 'refused') this.#waiting.set(photo.entry, { ...photo, refusal: answer.reason });
    else {
      this.#parts.laid(photo.entry, answer.sha256);
      await this.drop(photo.entry);
    }
    this.#parts.changed();
    return true;
  }
}
