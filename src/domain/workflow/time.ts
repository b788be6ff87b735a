import type { Channel, EditionFile } from '#src/definition/edition.ts';
import type { Text } from '#src/definition/text.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format costs some fifty times what it then does for one instant. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** Offset of a zone at an instant, in milliseconds. */
function zoneOffset(instant: Date, timeZone: string): number {
  const parts = formatIn(timeZone).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    Math.floor(instant.getTime() / 1000) * 1000
  );
}

/** The instant of a wall-clock time `2020-05-20T10:00` in a zone. */
export function instantOf(local: string, timeZone: string): Date {
  const utc = Date.parse(`${local.slice(0, 16)}:00Z`);
  return new Date(utc - zoneOffset(new Date(utc - zoneOffset(new Date(utc), timeZone)), timeZone));
}

/** The instant a calendar day begins in a zone. */
export function dayBegins(day: string, timeZone: string): Date {
  return instantOf(`${day}T00:00`, timeZone);
}

/** The day after, as YYYY-MM-DD. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + zoneOffset(instant, timeZone)).toISOString().slice(0, 10);
}

/** Last day on which an application may be submitted: the earlier of window and channel (N1), or a later one that was allowed. */
export function lastDay(file: EditionFile, channel: Channel | null, allowed: readonly string[] = []): string {
  const regular = channel !== null && channel.cutOff < file.window.to ? channel.cutOff : file.window.to;
  return [regular, ...allowed].toSorted().at(-1) ?? regular;
}

/** In time means before 00:00:00 of the day after the last (N1), or after a later day that was allowed; otherwise the reason. */
export function inTime(
  instant: Date,
  file: EditionFile,
  channel: Channel | null,
  allowed: readonly string[] = [],
): true | Text {
  const last = lastDay(file, channel, allowed);
  if (instant < dayBegins(file.window.from, file.timeZone)) {
    return { zh: `申报尚未开始，${file.window.from}起可以提交。`, en: `Submission opens on ${file.window.from}.` };
  }
  if (instant < dayBegins(nextDay(last), file.timeZone)) return true;
  const whose = channel !== null && last === channel.cutOff ? channel.name : { zh: '本届', en: 'this edition' };
  return {
    zh: `${whose.zh}的申报已于${last} 24时截止，不能再提交；草稿仍可查看和导出。`,
    en: `Submission through ${whose.en} closed at the end of ${last}. Drafts stay readable and exportable.`,
  };
}
