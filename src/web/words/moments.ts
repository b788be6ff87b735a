import { instantOf } from '#src/domain/workflow/time.ts';
import type { Language } from './language.tsx';

/** Official time of the award, as the session names it; universal time until it has. */
let zone = 'UTC';
let parts = formatter(zone);

function formatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

/** Shows times in this zone from now on. */
export function tellOfficialTime(timeZone: string): void {
  if (timeZone === zone) return;
  zone = timeZone;
  parts = formatter(timeZone);
}

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

function pieces(iso: string): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.formatToParts(new Date(iso)).map((part) => [part.type, part.value]));
}

/** `2020-05-20 10:03` in official time. */
export function localStamp(iso: string): string {
  const p = pieces(iso);
  return `${p['year']}-${p['month']}-${p['day']} ${p['hour']}:${p['minute']}`;
}

/** `10:03:05` in official time. */
export function localTime(iso: string): string {
  const p = pieces(iso);
  return `${p['hour']}:${p['minute']}:${p['second']}`;
}

/** `2020-06-18 周四` of a day or an instant. */
export function localDay(day: string, language: Language): string {
  const date = day.length === 10 ? day : localStamp(day).slice(0, 10);
  return `${date} ${weekdays[language][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''}`;
}

/** Whole days from an instant's day to a day; negative when it is past. */
export function daysUntil(day: string, now: string): number {
  return Math.round(
    (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${localStamp(now).slice(0, 10)}T00:00:00Z`)) / 86_400_000,
  );
}

/** For `<input type="datetime-local">`, and back. */
export const toLocal = (iso: string): string => localStamp(iso).replace(' ', 'T');
export const fromLocal = (local: string): string => instantOf(local, zone).toISOString();
