import type { Person } from './api-server.ts';

/** The QR of a page, as a scanner gun types it. */
export const markOf = (
  application: string,
  revision: number,
  volume: string,
  page: string | number,
  digest: string,
): string => `LAUREL1|${application}|${revision}|${volume}|${page}|${digest}`;

/** Books whatever the edition asks on paper of a case, as its counter would. */
export async function bookAll(person: Person, id: string): Promise<any> {
  const { body } = await person.call('GET', `/api/paper/cases/${id}`);
  const volumes = Object.fromEntries(body.volumes.map((one: any) => [one.id, one.asked - one.copies]));
  const media = { disc: body.medium.asked && body.medium.counted === 0 ? 1 : 0, usb: 0 };
  const booked = await person.call('POST', `/api/paper/cases/${id}/arrivals`, {
    seen: body.version,
    counted: { volumes, media },
  });
  if (booked.status !== 200) throw new Error(`booking answered ${booked.status}: ${JSON.stringify(booked.body)}`);
  return booked.body;
}
