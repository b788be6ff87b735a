import type { Edition } from '#src/definition/edition-bundle.ts';
import { deny, type Denial } from '../denial.ts';
import { staleCopies, type AskedOnPaper, type CountedPaper, type PaperBooking, type VolumeContents } from './paper.ts';
import { dayBegins } from './time.ts';

/** What a count is judged by. */
export interface CountedAgainst {
  readonly asked: AskedOnPaper;
  readonly booking: PaperBooking;
  readonly contents: VolumeContents;
  readonly handedIn: {
    readonly edition: Pick<Edition, 'file'>;
    /** The frozen dossier; null of an application on paper only. */
    readonly dossier: {
      readonly digest: string;
      readonly volumes: Readonly<Record<string, { readonly sha256: string }>>;
    } | null;
  };
}
/** Clocks of counters and server may differ by so much; milliseconds. */
const grace = 5 * 60_000;

/** Null where the count can be booked, else what is wrong with it. */
export function refuseCount(against: CountedAgainst, counted: CountedPaper, now: Date): Denial | null {
  return refuseVolumes(against, counted) ?? refuseTime(against, counted, now) ?? refusePackage(against, counted);
}

function refuseVolumes({ asked, booking, contents }: CountedAgainst, counted: CountedPaper): Denial | null {
  const { volumes, exchanged, media, missing, remarks } = counted;
  const strange = [...Object.keys(volumes), ...Object.keys(exchanged)].find(
    (id) => !asked.asked.some((volume) => volume.id === id),
  );
  if (strange !== undefined)
    return deny(
      'invalid',
      `没有“${strange}”这一册，或不要求纸质。`,
      `There is no volume “${strange}”, or none is asked on paper.`,
    );
  for (const volume of asked.asked) {
    const stale = staleCopies(booking, volume.id, contents);
    if ((exchanged[volume.id] ?? 0) > stale)
      return deny(
        'invalid',
        `${volume.short.zh}现有其他版次的只有${stale}本，不能登记换页${exchanged[volume.id] ?? 0}本。`,
        `Only ${stale} copies of ${volume.short.en} are of another revision; pages cannot have been exchanged in ${exchanged[volume.id] ?? 0}.`,
      );
  }
  const total = [...Object.values(volumes), ...Object.values(exchanged), media.disc, media.usb].reduce(
    (a, b) => a + b,
    0,
  );
  return total > 0 || missing.length > 0 || remarks !== undefined
    ? null
    : deny(
        'invalid',
        '什么也没有登记：请填写收到的本数、光盘，或缺什么。',
        'Nothing was counted: fill in copies, discs, or what is missing.',
      );
}

function refuseTime({ handedIn }: CountedAgainst, { arrivedAt }: CountedPaper, now: Date): Denial | null {
  if (arrivedAt === undefined) return null;
  const at = Date.parse(arrivedAt);
  if (at > now.getTime() + grace)
    return deny('invalid', '收到时间不能晚于现在。', 'The time of arrival cannot be later than now.');
  const { window, timeZone } = handedIn.edition.file;
  return at >= dayBegins(window.from, timeZone).getTime()
    ? null
    : deny(
        'invalid',
        `收到时间早于申报开始（${window.from}），请核对。`,
        `The time of arrival lies before the window opened on ${window.from}; check it.`,
      );
}

/** A digest read from the disc is that of the dossier, whole or as its label prints it, or of the package file. */
function refusePackage({ handedIn: { dossier } }: CountedAgainst, { packageDigest }: CountedPaper): Denial | null {
  if (packageDigest === undefined) return null;
  const right = [dossier?.digest, dossier?.volumes['package.zip']?.sha256];
  return right.some((one) => one?.startsWith(packageDigest) === true)
    ? null
    : deny(
        'invalid',
        '光盘或U盘的摘要与已提交的版次不符：请勿登记为已核对，在“缺什么”中写明“电子版不是提交的版次”，请对方换盘。',
        'The digest of the disc is not that of the revision handed in. Do not book it as verified: say so under what is missing and ask for another disc.',
      );
}
