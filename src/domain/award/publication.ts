import { z } from 'zod';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const Instant = z.iso.datetime();

/** A winner as the notice named them: kept as published, whatever is corrected in a dossier later. */
export const Winner = z.strictObject({
  application: z.string(),
  class: z.string(),
  prize: z.string(),
  name: z.string(),
  region: z.string(),
  /** Of a person: employer and post; null where the edition does not show them. */
  unit: z.string().nullable(),
  post: z.string().nullable(),
});
export type Winner = z.infer<typeof Winner>;

/** 公示: published at an instant, running from one day to another, both included. */
const Notice = z.strictObject({
  published: Instant,
  from: Day,
  until: Day,
  winners: z.array(Winner),
});
export type Notice = z.infer<typeof Notice>;

/** The provincial government's approval as a handler recorded it (X7); it counts once a second person has confirmed it. */
export const Approval = z.strictObject({
  number: z.string(),
  date: Day,
  /** The scan, by the id of its file. */
  scan: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
});
export type Approval = z.infer<typeof Approval>;

/** What an award's body says of notice, approval and conferment; other parts of the body belong to the decision. */
export const Publication = z.strictObject({
  notice: Notice.nullable(),
  approval: Approval.nullable(),
  /** The day on the certificates. */
  conferred: Day.nullable(),
  /** 发文字号 typed back, by the name of the letter. */
  numbers: z.record(z.string(), z.string()),
});
export type Publication = z.infer<typeof Publication>;

const nothing: Publication = { notice: null, approval: null, conferred: null, numbers: {} };

/** The part of an award's body that tells of its publication; empty before there is any. Throws where it is damaged. */
export function publicationIn(body: object): Publication {
  const found = (body as { readonly publication?: unknown }).publication;
  return found === undefined ? nothing : Publication.parse(found);
}

/** The body of an award with this publication in it. */
export const withPublication = (body: object, publication: Publication): object => ({ ...body, publication });
