import sharp from 'sharp';
import { clientOf, type Court } from './court.ts';
import type { PanelPage } from './pages.ts';

/** The lead lays down the scan of the signed sheet, with the digest that is printed on it. */
export async function signScan(court: Court, panel: PanelPage): Promise<void> {
  const lead = panel.members.find((one) => one.state === 'clear' && one.lead);
  const client = await clientOf(court, lead?.assessor ?? '');
  const name = encodeURIComponent('评审组签字表.jpg');
  const { sha256 } = await client.upload<{ sha256: string }>(
    `/api/panels/${panel.id}/files?name=${name}`,
    await paperScan(panel.id),
    'application/octet-stream',
  );
  await client.put(`/api/panels/${panel.id}/signature`, { scan: sha256, digest: (panel.digest ?? '').slice(0, 16) });
}

/** A sheet of paper as a scanner gives it, another for each thing it is about. No signature is imitated (X12). */
export async function paperScan(about: string): Promise<Uint8Array> {
  const shade = 200 + (Number.parseInt(about.slice(-4), 16) % 50 || 0);
  const background = { r: shade, g: shade, b: 255 - (shade % 40) };
  return await sharp({ create: { width: 620, height: 877, channels: 3, background } })
    .jpeg({ quality: 80 })
    .toBuffer();
}
