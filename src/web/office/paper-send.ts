import { request, type Answered } from '../api/request.ts';
import { fromLocal } from '../words/moments.ts';
import type { TypedArrival } from './paper-count-fields.tsx';
import type { PaperCasePage } from './paper-types.ts';

const positive = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** What was counted and typed, as it is sent. */
export function countedOf(volumes: Readonly<Record<string, number>>, typed: TypedArrival) {
  return {
    volumes: positive(volumes),
    exchanged: positive(typed.exchanged),
    media: { disc: typed.disc, usb: typed.usb },
    packageDigest: said(typed.digest.replaceAll(/\s/gu, '')),
    missing: typed.missing
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    courier: said(typed.courier),
    arrivedAt: typed.arrivedAt === '' ? undefined : fromLocal(typed.arrivedAt),
    remarks: said(typed.remarks),
  };
}
export interface TypedPlace {
  readonly box: string;
  readonly shelf: string;
}
/** A place as it is sent; undefined while no box is named. */
export const placeOf = ({ box, shelf }: TypedPlace): { box: string; shelf?: string } | undefined => {
  const [inBox, onShelf] = [said(box), said(shelf)];
  return inBox === undefined ? undefined : { box: inBox, ...(onShelf === undefined ? {} : { shelf: onShelf }) };
};

const at = (id: string): string => `/api/paper/cases/${id}`;

export const readCase = async (id: string): Promise<Answered<PaperCasePage>> => await request<PaperCasePage>(at(id));

export const sendArrival = async (
  { id, version }: PaperCasePage,
  counted: ReturnType<typeof countedOf>,
  place: ReturnType<typeof placeOf>,
): Promise<Answered<PaperCasePage>> =>
  await request<PaperCasePage>(`${at(id)}/arrivals`, { method: 'POST', body: { seen: version, counted, place } });

export const sendCorrection = async (
  { id, version }: PaperCasePage,
  arrival: string,
  reason: string,
  counted: ReturnType<typeof countedOf> | undefined,
): Promise<Answered<PaperCasePage>> =>
  await request<PaperCasePage>(`${at(id)}/arrivals/${arrival}/correction`, {
    method: 'POST',
    body: { seen: version, reason, counted },
  });

export const sendPlace = async (
  { id, version }: PaperCasePage,
  place: NonNullable<ReturnType<typeof placeOf>>,
): Promise<Answered<PaperCasePage>> =>
  await request<PaperCasePage>(`${at(id)}/place`, { method: 'PUT', body: { seen: version, place } });
