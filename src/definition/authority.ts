import { z } from 'zod';
import type { Channel } from './edition.ts';
import { Condition, Key, Text } from './text.ts';
import type { CodeList } from './edition.ts';
import type { Side } from './workflow.ts';

export const AuthorityKind = z.enum([
  'provincial-office',
  'city-government',
  'city-department',
  'supervision',
  'administration',
  'assessors',
  'committee',
]);
export type AuthorityKind = z.infer<typeof AuthorityKind>;

/** What an office of the administration does, three people for three duties: accounts, seats, reading the log. */
export const Duty = z.enum(['system', 'security', 'audit']);
export type Duty = z.infer<typeof Duty>;

/**
 * An authority beside the channels. `each: city` stands for one of every city channel, with `{city}` in its name;
 * `of` binds one to a single channel.
 */
export const AuthorityEntry = z.strictObject({
  id: Key,
  kind: AuthorityKind,
  name: Text,
  each: z.literal('city').optional(),
  of: Key.optional(),
  /** Of an office of the administration, and only of one: nobody holds seats in two of different duties. */
  duty: Duty.optional(),
  /** Classes it is consulted on; by default all. */
  classes: z.array(Key).optional(),
  /** For each class, when it is asked for its opinion of an applicant; where a class has none, always (R2, P5). */
  askedWhen: z.record(Key, Condition).optional(),
  /** For each class, the dotted fields it sees of an applicant when it is asked; by default name, code and region. */
  sees: z.record(Key, z.array(z.string()).min(1)).optional(),
  toBeConfirmed: z.literal(true).optional(),
});
export type AuthorityEntry = z.infer<typeof AuthorityEntry>;

/** How departments are consulted (R2). */
export const ConsultationRules = z.strictObject({
  /** How long a department has for its answer, from the day the letter is sent. */
  due: z.strictObject({ days: z.int().positive(), working: z.boolean() }),
  /** Whether silence after the day it was due counts as no objection (逾期未复视为无异议). */
  overdueCountsAsNone: z.boolean(),
  /** Days for which a one-time link on paper holds. */
  linkDays: z.int().positive(),
  /** Most applicants in one letter. */
  mostApplicants: z.int().positive(),
  /** Messages of the edition: to the department when it is asked and reminded, to the channel when it has answered. */
  tells: z.strictObject({ asked: Key, reminder: Key, answered: Key }),
  toBeConfirmed: z.literal(true).optional(),
});
export type ConsultationRules = z.infer<typeof ConsultationRules>;

export const AuthoritiesFile = z.strictObject({
  $schema: z.string().optional(),
  authorities: z.array(AuthorityEntry),
  consultation: ConsultationRules.optional(),
});
export type AuthoritiesFile = z.infer<typeof AuthoritiesFile>;

/** An authority as the house knows it: where it sits, for which channel, and what it is asked. */
export interface Authority {
  readonly id: string;
  readonly side: Side;
  readonly name: Text;
  /** The channel it belongs to: itself, its city's, or null where it stands over all. */
  readonly channel: string | null;
  readonly entry: AuthorityEntry | null;
}

const sides: Readonly<Record<AuthorityKind, Side>> = {
  'provincial-office': 'province',
  'city-government': 'government',
  'city-department': 'consulted',
  supervision: 'supervision',
  administration: 'administration',
  assessors: 'assessor',
  committee: 'committee',
};

/** Every authority of an edition: its channels, and the entries of `authorities.json`, those of each city spelled out. */
export function spellOut(
  entries: readonly AuthorityEntry[],
  channels: readonly Channel[],
  lists: readonly CodeList[],
): readonly Authority[] {
  const own = channels.map(({ id, name }): Authority => ({ id, side: 'channel', name, channel: id, entry: null }));
  return [...own, ...entries.flatMap((entry) => spelled(entry, channels, lists))];
}

function spelled(entry: AuthorityEntry, channels: readonly Channel[], lists: readonly CodeList[]): Authority[] {
  const side = sides[entry.kind];
  if (entry.each === undefined) return [{ id: entry.id, side, name: entry.name, channel: entry.of ?? null, entry }];
  return channels
    .filter((channel) => channel.kind === 'city')
    .map((channel) => {
      const city = cityName(channel, lists);
      const name = {
        zh: entry.name.zh.replaceAll('{city}', city.zh),
        en: entry.name.en.replaceAll('{city}', city.en),
      };
      return { id: `${channel.id}.${entry.id}`, side, name, channel: channel.id, entry };
    });
}

/** A city channel's city in words: its region as the edition's code lists name it, else the channel's own name. */
export function cityName(channel: Channel, lists: readonly CodeList[]): Text {
  const all = lists.flatMap((list) => list.items).flatMap((item) => [item, ...(item.children ?? [])]);
  const found = all.find((item) => item.code === channel.region);
  return found === undefined ? channel.name : { zh: found.zh, en: found.en };
}
