import type { Language } from './language.tsx';

/** Official time of the award; the edition names the same zone for its deadlines. */
const zone = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const weekdays = { zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };

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
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${localStamp(now).slice(0, 10)}T00:00:00Z`)) / 86_400_000);
}

/** For `<input type="datetime-local">`, and back. */
export const toLocal = (iso: string): string => localStamp(iso).replace(' ', 'T');
export const fromLocal = (local: string): string => `${local.slice(0, 16)}:00+08:00`;
