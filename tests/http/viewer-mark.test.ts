import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { createPrint } from '#src/services/create-print.ts';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { sealed, submit } from '#tests/support/dossier-steps.ts';
import { pdfBytes } from '../inspect/make-pdf.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

let server: ApiServer;
let applicant: Person;
let handler: Official;
let id: string;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  applicant = await server.person('applicant');
  const made = await sealed(server, applicant, sampleApplication());
  id = made.id;
  await submit(applicant, id, made.digest);
  const { body } = await applicant.call('GET', `/api/applications/${id}`);
  handler = await server.official('经办人甲', [{ authority: body.channel.id, role: 'handler' }]);
});
afterAll(async () => expect(await server.close()).toEqual([]));

const bytesOf = async (person: Person, path: string): Promise<Buffer> =>
  (await server.app.inject({ method: 'GET', url: path, headers: { cookie: person.cookie } })).rawPayload;

describe('what an office is shown [X12]', () => {
  it('bears who looks at it and when; the applicant gets the file as it is', async () => {
    const { body } = await applicant.call('GET', `/api/applications/${id}`);
    const scan = body.checklist.find((leaf: any) => leaf.scan !== null).scan.file;
    const path = `/api/applications/${id}/files/${scan}`;
    const [own, shown] = [await bytesOf(applicant, path), await bytesOf(handler, path)];
    expect(shown.equals(own)).toBe(false);
    const [a, b] = [await sharp(own).metadata(), await sharp(shown).metadata()];
    expect([b.width, b.height]).toEqual([a.width, a.height]);
    const changed = await sharp(own).greyscale().raw().toBuffer();
    const now = await sharp(shown).greyscale().raw().toBuffer();
    const foot = changed
      .subarray(-Math.floor(changed.length / 12))
      .filter((value, i) => Math.abs(value - (now.at(-Math.floor(changed.length / 12) + i) ?? 0)) > 60);
    expect(foot.length).toBeGreaterThan(200);
  });

  it('of a PDF is every page, and a file that cannot be marked is shown as it is', async () => {
    const print = createPrint();
    try {
      const pdf = await pdfBytes(2);
      const marked = await print.mark(pdf, 'application/pdf', '某市办公室 经办人甲 2020-05-20 10:00 仅供办理');
      expect(marked?.length).toBeGreaterThan(pdf.length);
      expect(await print.mark(Buffer.from('no pdf'), 'application/pdf', '甲')).toBeNull();
      expect(await print.mark(pdf, 'application/zip', '甲')).toBeNull();
    } finally {
      await print.close();
    }
  });
});
