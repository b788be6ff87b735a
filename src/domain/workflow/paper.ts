import { z } from 'zod';
import type { Volume } from '#src/definition/edition.ts';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';

/** More copies or discs than this of one thing are a slip of the keyboard. */
export const mostCounted = 99;
const count = z.int().min(0).max(mostCounted);
const counts = z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/u), count);
const word = (most: number) => z.string().trim().min(1).max(most);

/** What a clerk counts of one arrival; volumes by their id. */
export const CountedPaper = z.strictObject({
  /** Copies that arrived. */
  volumes: counts,
  /** Copies that lay here already and in which the pages of this revision were put in place of others (换页). */
  exchanged: counts.default({}),
  media: z.strictObject({ disc: count, usb: count }).default({ disc: 0, usb: 0 }),
  /** Digest of the package's manifest as read from the disc, where somebody looked. */
  packageDigest: z
    .string()
    .regex(/^(?:[0-9a-f]{16}|[0-9a-f]{64})$/iu)
    .toLowerCase()
    .optional(),
  /** What is missing beside whole copies, in words: pages, seals, photos. */
  missing: z.array(word(200)).max(50).default([]),
  courier: word(60).optional(),
  remarks: word(1000).optional(),
  /** When it lay on the counter; by default now. */
  arrivedAt: z.iso.datetime({ offset: true }).optional(),
});
export type CountedPaper = z.infer<typeof CountedPaper>;

export const PaperPlace = z.strictObject({ box: word(40), shelf: word(40).optional() });
export type PaperPlace = z.infer<typeof PaperPlace>;

/** One arrival as it was booked. A wrong one is struck out with the reason and stays. */
export interface PaperArrival {
  readonly id: string;
  readonly arrivedAt: string;
  readonly bookedAt: string;
  readonly by: string;
  /** The revision that had been handed in when it was counted; 0 of an application on paper only. */
  readonly revision: number;
  /** What each volume said in that revision, as a digest: a later revision that leaves a volume alone leaves its copies right. */
  readonly contents: VolumeContents;
  readonly volumes: Readonly<Record<string, number>>;
  readonly exchanged: Readonly<Record<string, number>>;
  readonly media: { readonly disc: number; readonly usb: number };
  readonly packageDigest: string | null;
  readonly missing: readonly string[];
  readonly courier: string | null;
  readonly remarks: string | null;
  readonly struck: { readonly by: string; readonly at: string; readonly reason: string } | null;
}
/** Where the paper lies, since when; the last of the list is where it lies now. */
export interface PaperStay extends PaperPlace {
  readonly by: string;
  readonly at: string;
}
/** Digest of what each volume says in one revision; none of an application on paper only. */
export type VolumeContents = Readonly<Record<string, string>>;
/** Everything one side has booked of the paper of one case. It only grows: nothing that was booked is lost. */
export interface PaperBooking {
  readonly side: PaperSide;
  readonly arrivals: readonly PaperArrival[];
  readonly places: readonly PaperStay[];
}
/** Who counts for itself: the channel what the applicant brings, the province what comes with a batch. */
export type PaperSide = 'channel' | 'province';

export const emptyBooking = (side: PaperSide): PaperBooking => ({ side, arrivals: [], places: [] });
export const placeNow = ({ places }: PaperBooking): PaperStay | null => places.at(-1) ?? null;
export const standing = ({ arrivals }: PaperBooking): readonly PaperArrival[] =>
  arrivals.filter((arrival) => arrival.struck === null);

/** Volumes of a class that are asked on paper, in the order of binding, and whether a medium is; nothing where the edition asks for no paper. */
export interface AskedOnPaper {
  readonly asked: readonly Volume[];
  readonly medium: boolean;
}
export function askedOnPaper({ file }: Pick<Edition, 'file'>, { id, volumes }: ClassDefinition): AskedOnPaper {
  const { delivery } = file.paper;
  const ids = delivery?.volumes[id] ?? [];
  return { asked: volumes.filter((volume) => ids.includes(volume.id)), medium: delivery?.medium === true };
}

/** How many copies of a volume are right: those that say what it says now, and others in which the pages were exchanged since. */
export function copiesOf(booking: PaperBooking, volume: string, now: VolumeContents): number {
  const all = standing(booking);
  const right = all.filter((arrival) => arrival.contents[volume] === now[volume]);
  const others = all.filter((arrival) => !right.includes(arrival));
  return (
    sumOf(right, 'volumes', volume) + Math.min(sumOf(right, 'exchanged', volume), sumOf(others, 'volumes', volume))
  );
}

const sumOf = (arrivals: readonly PaperArrival[], of: 'volumes' | 'exchanged', volume: string): number =>
  arrivals.reduce((total, arrival) => total + (arrival[of][volume] ?? 0), 0);

/** Copies that lie here but say something else than the volume does now, their pages not exchanged. */
export const staleCopies = (booking: PaperBooking, volume: string, now: VolumeContents): number =>
  sumOf(standing(booking), 'volumes', volume) - copiesOf(booking, volume, now);

export const mediaOf = (booking: PaperBooking): number =>
  standing(booking).reduce((total, { media }) => total + media.disc + media.usb, 0);

/** What a clerk has said is missing, and no later arrival has made good: the words of the last arrival stand. */
export const saidMissing = (booking: PaperBooking): readonly string[] => standing(booking).at(-1)?.missing ?? [];

export interface PaperShort {
  readonly volume: Volume;
  readonly copies: number;
  readonly stale: number;
}
/** What is still owed on paper of one revision; `complete` where nothing is. */
export interface PaperOwed {
  readonly volumes: readonly PaperShort[];
  readonly medium: boolean;
  readonly words: readonly string[];
  readonly complete: boolean;
}

/** Compares what was booked with what the edition asks of a class (M8). */
export function owedOnPaper(
  { asked, medium: mediumAsked }: AskedOnPaper,
  booking: PaperBooking,
  now: VolumeContents,
): PaperOwed {
  const volumes = asked
    .map((volume) => ({
      volume,
      copies: copiesOf(booking, volume.id, now),
      stale: staleCopies(booking, volume.id, now),
    }))
    .filter(({ volume, copies }) => copies < volume.copies);
  const medium = mediumAsked && mediaOf(booking) === 0;
  const words = saidMissing(booking);
  return { volumes, medium, words, complete: volumes.length === 0 && !medium && words.length === 0 };
}

/** When the paper came for the first time; null before. */
export function firstArrival(booking: PaperBooking): Date | null {
  const times = standing(booking).map((arrival) => Date.parse(arrival.arrivedAt));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
