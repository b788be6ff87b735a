import { z } from 'zod';
import { Text } from '#src/definition/text.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { owedWords } from '#src/domain/workflow/paper-words.ts';
import { copiesOf, mediaOf, placeNow, staleCopies } from '#src/domain/workflow/paper.ts';
import type { PaperCase } from '#src/services/paper-case.ts';
import type { ListedPaper, PaperList } from '#src/services/paper-list.ts';
import type { ScannedPage } from '#src/services/paper-scan.ts';
import { authoritiesOf } from '#src/services/seats.ts';
import type { PaperApplicant } from '#src/store/paper-applicants.ts';
import type { Deps } from '#src/services/deps.ts';

const Instant = z.iso.datetime();
const Named = z.object({ id: z.string(), name: Text });
const Titled = z.object({ id: z.string(), title: Text });
const Side = z.enum(['channel', 'province']);
const Place = z.object({ box: z.string(), shelf: z.string().nullable() });
const Standing = z.enum(['absent', 'short', 'recheck', 'complete']);
const Media = z.object({ disc: z.int(), usb: z.int() });

export const PaperCaseReply = z.object({
  id: z.string(),
  side: Side,
  version: z.int(),
  programme: z.string(),
  edition: z.string(),
  editionTitle: Text,
  timeZone: z.string(),
  applicant: z.string(),
  class: Titled,
  channel: Named,
  state: Titled,
  number: z.string().nullable(),
  revision: z.int(),
  /** D of what was handed in; null where it is on paper only. */
  digest: z.string().nullable(),
  paperOnly: z.boolean(),
  registered: z
    .object({
      code: z.string(),
      person: z.string().nullable(),
      receivedOn: z.string(),
      scan: z.string().nullable(),
      remarks: z.string().nullable(),
    })
    .nullable(),
  required: z.boolean(),
  timeThatCounts: z.enum(['electronic', 'paper']),
  medium: z.object({ asked: z.boolean(), counted: z.int() }),
  volumes: z.array(
    z.object({ id: z.string(), title: Text, short: Text, asked: z.int(), copies: z.int(), stale: z.int() }),
  ),
  arrivals: z.array(
    z.object({
      id: z.string(),
      arrivedAt: Instant,
      bookedAt: Instant,
      by: z.string(),
      revision: z.int(),
      volumes: z.record(z.string(), z.int()),
      exchanged: z.record(z.string(), z.int()),
      media: Media,
      verified: z.boolean(),
      missing: z.array(z.string()).readonly(),
      courier: z.string().nullable(),
      remarks: z.string().nullable(),
      struck: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
    }),
  ),
  place: Place.nullable(),
  owed: z.array(Text).readonly(),
  complete: z.boolean(),
});

export const ScanReply = z.object({
  verdict: z.string(),
  title: Text,
  todo: Text,
  volume: z.string().nullable(),
  page: z.string().nullable(),
  found: PaperCaseReply.nullable(),
});

export const PaperListReply = z.object({
  side: Side,
  tally: z.object({ absent: z.int(), short: z.int(), recheck: z.int(), complete: z.int() }),
  next: z.string().nullable(),
  rows: z.array(
    z.object({
      id: z.string(),
      programme: z.string(),
      edition: z.string(),
      applicant: z.string(),
      class: Titled,
      channel: Named,
      state: Titled,
      number: z.string().nullable(),
      paperOnly: z.boolean(),
      standing: Standing,
      copies: z.array(z.object({ volume: Text, copies: z.int(), asked: z.int() })),
      media: z.int(),
      missing: z.array(z.string()).readonly(),
      place: Place.nullable(),
      courier: z.string().nullable(),
      arrivedAt: Instant.nullable(),
    }),
  ),
});
export const BoxesReply = z
  .array(z.object({ box: z.string(), shelf: z.string().nullable(), count: z.int() }))
  .readonly();

/** What presenting a case's paper needs beside it. */
export interface PaperBeside {
  /** Names of people by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly registered: PaperApplicant | null;
}

/** Ids of everybody who booked, moved or corrected. */
export const clerksOf = ({ booking }: PaperCase): readonly string[] =>
  booking.arrivals.flatMap((arrival) => [arrival.by, ...(arrival.struck === null ? [] : [arrival.struck.by])]);

/** The paper of one case for a counter. */
export function presentPaperCase(
  deps: Deps,
  found: PaperCase,
  { names, registered }: PaperBeside,
): z.infer<typeof PaperCaseReply> {
  const { handedIn, booking, asked, contents, owed } = found;
  const { application, edition, definition } = handedIn;
  const process = deps.editions.byDigest(application.processDigest);
  const named = (id: string) => ({ id, name: authoritiesOf(process).get(id)?.name ?? { zh: id, en: id } });
  const place = placeNow(booking);
  const { delivery } = edition.file.paper;
  return {
    id: application.id,
    side: found.side,
    version: found.version,
    programme: application.programme,
    edition: application.edition,
    editionTitle: edition.file.title,
    timeZone: edition.file.timeZone,
    applicant: application.applicant ?? '',
    class: { id: application.class, title: definition.title },
    channel: named(application.channel ?? ''),
    state: {
      id: application.state,
      title: stateOf(found.workflow, application.state)?.title ?? { zh: application.state, en: application.state },
    },
    number: application.number,
    revision: application.handedIn ?? 0,
    digest: handedIn.dossier?.digest ?? null,
    paperOnly: application.paperOnly,
    registered:
      registered === null
        ? null
        : {
            code: registered.code,
            person: registered.person,
            receivedOn: registered.receivedOn,
            scan: registered.scan,
            remarks: registered.remarks,
          },
    required: delivery?.required ?? false,
    timeThatCounts: delivery?.timeThatCounts ?? 'electronic',
    medium: { asked: asked.medium, counted: mediaOf(booking) },
    volumes: asked.asked.map((volume) => ({
      id: volume.id,
      title: volume.title,
      short: volume.short,
      asked: volume.copies,
      copies: copiesOf(booking, volume.id, contents),
      stale: staleCopies(booking, volume.id, contents),
    })),
    arrivals: booking.arrivals.map(({ contents: _contents, packageDigest, by, struck, ...arrival }) => ({
      ...arrival,
      by: names.get(by) ?? '',
      verified: packageDigest !== null,
      struck: struck === null ? null : { ...struck, by: names.get(struck.by) ?? '' },
    })),
    place: place === null ? null : { box: place.box, shelf: place.shelf ?? null },
    owed: owedWords(owed),
    complete: owed.complete,
  };
}

/** What a scanned page is, with its case where there is one. */
export function presentScan(
  deps: Deps,
  { verdict, title, todo, volume, page, found }: ScannedPage,
  beside: PaperBeside,
): z.infer<typeof ScanReply> {
  return { verdict, title, todo, volume, page, found: found === null ? null : presentPaperCase(deps, found, beside) };
}

export function presentPaperList({ side, rows, tally, next }: PaperList): z.infer<typeof PaperListReply> {
  return {
    side,
    tally,
    next: next === null ? null : `${next.sortKey}|${next.id}`,
    rows: rows.map(presentPaperRow),
  };
}

const presentPaperRow = (row: ListedPaper) => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  applicant: row.applicant,
  class: { id: row.class, title: row.classTitle },
  channel: { id: row.channel, name: row.channelName },
  state: { id: row.state, title: row.stateTitle },
  number: row.number,
  paperOnly: row.paperOnly,
  standing: row.standing,
  copies: row.copies.map((one) => ({ ...one })),
  media: row.media,
  missing: row.missing,
  place: row.box === null ? null : { box: row.box, shelf: row.shelf },
  courier: row.courier,
  arrivedAt: row.arrivedAt,
});
