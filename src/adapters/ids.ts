import { randomBytes } from 'node:crypto';

export type Ids = {
  /** A new id: a UUID (version 7) that sorts by the time it was made, also within one millisecond of a process. */
  readonly next: () => string;
  /** A text nobody can guess, for links in mails: 256 random bits in base64url. */
  readonly secret: () => string;
};

/** Ids from the system's clock and the system's random source. */
export function createIds(milliseconds: () => number = Date.now): Ids {
  let last = 0;
  let count = 0;
  return {
    next: () => {
      const now = milliseconds();
      // Twelve bits count within one millisecond; when they run out, or the clock steps back, ids go on from the last.
      if (now > last) {
        last = now;
        count = randomBytes(2).readUInt16BE() & 0x7ff;
      } else if ((count += 1) > 0xfff) {
        last += 1;
        count = 0;
      }
      return uuid(last, count, randomBytes(8));
    },
    secret: () => randomBytes(32).toString('base64url'),
  };
}

function uuid(milliseconds: number, count: number, random: Buffer): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  random.copy(bytes, 8);
  bytes[8] = (random.readUInt8(0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
