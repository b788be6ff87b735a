import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '#src/adapters/files.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { picture, smallPdf } from '#tests/support/complete-application.ts';
import { finalise, filled, pageOf, sealed } from '#tests/support/dossier-steps.ts';
import { makePdf } from '../inspect/make-pdf.ts';
import { pngHead } from '../inspect/make-picture.ts';
import { docxParts, makeZip } from '../inspect/make-zip.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

let server: ApiServer;
let owner: Person;
let id = '';
beforeAll(async () => {
  server = await apiServer({ quick: true });
  owner = await server.person('files');
  id = await owner.open('individual');
});
afterAll(async () => expect(await server.close()).toEqual([]));

const onDisk = async (): Promise<string[]> => [
  ...(await server.deps.files.list(id)),
  ...(await readdir(join(server.folder, 'files', '.incoming'))),
];
const edition = () => {
  const [only] = server.deps.editions.all();
  if (only === undefined) throw new Error('no edition');
  return only;
};
/** Runs with other limits than the edition's. */
async function withLimits<T>(
  limits: Partial<ReturnType<typeof edition>['file']['limits']>,
  run: () => Promise<T>,
): Promise<T> {
  const { editions } = server.deps;
  const smaller = { ...edition(), file: { ...edition().file, limits: { ...edition().file.limits, ...limits } } };
  Object.assign(server.deps, { editions: { ...editions, byDigest: () => smaller } });
  return await run().finally(() => Object.assign(server.deps, { editions }));
}
async function withFiles<T>(change: Partial<Files>, run: () => Promise<T>): Promise<T> {
  const { files } = server.deps;
  Object.assign(server.deps, { files: { ...files, ...change } });
  return await run().finally(() => Object.assign(server.deps, { files }));
}

const sized = (name: string): Promise<Uint8Array> => smallPdf(name.padEnd(12, '-'));

async function encryptedPdf(): Promise<Uint8Array> {
  const document = await makePdf(1);
  document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
  return await document.save();
}

/** Some kilobytes that would unpack to thirty million bytes. */
const docxBomb = (): Promise<Uint8Array> => makeZip({ ...docxParts, 'word/media/a.xml': Buffer.alloc(30_000_000) });

/** Saves a list of evidence items and their files, whatever was there. */
async function saveEvidence(
  person: Person,
  of: string,
  items: readonly string[],
  files: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const { stores } = await pageOf(person, of);
  const { marks = {}, values = {} } = stores.evidence ?? {};
  const change = (path: string, value: readonly string[]) => ({
    path,
    value,
    seen: marks[path] ?? 0,
    base: values[path] ?? [],
  });
  const answer = await person.call('POST', `/api/applications/${of}/answers`, {
    sheet: 'evidence',
    changes: [
      change('items', items),
      ...Object.entries(files).map(([item, named]) => change(`items/${item}/files`, named)),
    ],
  });
  if (answer.status !== 200) throw new Error(`saving evidence answered ${answer.status}`);
}

describe('uploading', () => {
  it('takes a file by its content and tells what was found', async () => {
    const pdf = await owner.upload(id, '证明.pdf', await smallPdf('one'), 'text/plain');
    expect(pdf.body).toMatchObject({
      name: '证明.pdf',
      type: 'application/pdf',
      pages: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect((await owner.upload(id, '照片.jpg', await picture(300, 200))).body).toMatchObject({
      type: 'image/jpeg',
      width: 300,
      height: 200,
    });
    expect(Object.keys((await pageOf(owner, id)).files)).toHaveLength(2);
  });

  it('the same file twice, or twice at once, is one file and one event', async () => {
    const bytes = await smallPdf('twice');
    const answers = await Promise.all(Array.from({ length: 4 }, (_, i) => owner.upload(id, `${i}.pdf`, bytes)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const events = await server.database.db
      .selectFrom('audit_event')
      .select('body')
      .where('stream', '=', `acts:${id}`)
      .where('kind', '=', 'file-added')
      .execute();
    expect(
      events.filter((event) => (event.body as { sha256?: string }).sha256 === answers[0]?.body.sha256),
    ).toHaveLength(1);
  });

  it.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['HTML named PDF', Buffer.from('<!doctype html><html><body>sign in</body></html>'), 'html'],
    ['a PDF that is cut off', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n'), 'pdf-truncated'],
    ['something unknown', Buffer.from('just some words'), 'unknown-type'],
  ])('refuses %s with the reason, and nothing stays on the disk', async (_what, bytes, why) => {
    const before = await onDisk();
    const refused = await owner.upload(id, 'a.pdf', bytes);
    expect(refused.status).toBe(400);
    expect(refused.body.detail.why).toBe(why);
    expect(refused.body.reason.zh).toContain('“a.pdf”');
    expect(await onDisk()).toEqual(before);
  });

  it.each([
    ['an encrypted PDF', 'a.pdf', encryptedPdf, [400, 'pdf-encrypted'], '取消保护'],
    [
      'a picture of 50,000 × 50,000',
      'a.png',
      async () => pngHead(50_000, 50_000),
      [413, 'picture-pixels'],
      '50000×50000',
    ],
    ['a docx bomb', 'a.docx', docxBomb, [413, 'bomb'], '200'],
  ])('refuses %s with the reason, and nothing stays on the disk', async (_what, name, make, [status, why], words) => {
    const before = await onDisk();
    const refused = await owner.upload(id, name, await make());
    expect([refused.status, refused.body.detail.why]).toEqual([status, why]);
    expect(refused.body.reason.zh).toContain(`“${name}”`);
    expect(refused.body.reason.zh).toContain(words);
    expect(await onDisk()).toEqual(before);
  });

  it('refuses JSON by its content like anything else, and a request without a body', async () => {
    expect((await owner.upload(id, 'a.json', Buffer.from('{"a":1}'), 'application/json')).body.detail.why).toBe(
      'unknown-type',
    );
    expect((await owner.call('POST', `/api/applications/${id}/files?name=a`)).body.detail.why).toBe('empty');
  });

  it('stops at the limit of a file while it streams, and nothing stays on the disk', async () => {
    const before = await onDisk();
    const refused = await withLimits({ fileBytes: 100_000 }, () =>
      owner.upload(id, 'large.pdf', Buffer.alloc(400_000, 1)),
    );
    expect([refused.status, refused.body.code]).toEqual([413, 'too-large']);
    expect(await onDisk()).toEqual(before);
  });

  describe('against the limit of an application', () => {
    let large = '';
    let most = 0;
    const sizes = async (): Promise<number[]> =>
      Object.values<{ size: number }>((await pageOf(owner, large)).files).map((file) => file.size);
    const put = (name: string): Promise<{ status: number; body: any }> =>
      withLimits({ applicationBytes: most }, async () => owner.upload(large, `${name}.pdf`, await sized(name)));
    const name = (items: readonly string[], files: Readonly<Record<string, readonly string[]>>) =>
      saveEvidence(owner, large, items, files);
    beforeAll(async () => {
      large = await owner.open('individual');
      most = (await sized('first')).length + (await sized('second')).length;
    });

    it('only files that the application names count, and a file removed from it makes room for another', async () => {
      const first = await put('first');
      const second = await put('second');
      await name(['e1', 'e2'], { e1: [first.body.sha256], e2: [second.body.sha256] });
      const refused = await put('third');
      expect([refused.status, refused.body.code]).toEqual([413, 'too-large']);
      expect(refused.body.reason.zh).toContain('移除后不再计入');
      expect(await server.deps.files.list(large)).toHaveLength(2);
      await name(['e1'], {});
      expect((await put('third')).status).toBe(200);
      expect(await sizes()).toHaveLength(3);
    });

    it('what it does not name is kept for a while, and the oldest of it let go when it takes as much room again', async () => {
      const { files } = await pageOf(owner, large);
      const [first] = (await pageOf(owner, large)).stores.evidence.values['items/e1/files'];
      const second = Object.values<any>(files).find((file) => file.name === 'second.pdf').sha256;
      expect((await put('fourth')).status).toBe(200);
      expect((await put('fifth')).status).toBe(200);
      const left = Object.keys((await pageOf(owner, large)).files);
      expect(left).toContain(first);
      expect(left).not.toContain(second);
      expect(await server.deps.files.list(large)).toEqual(left.toSorted());
      const released = await server.database.db
        .selectFrom('audit_event')
        .select('body')
        .where('stream', '=', `acts:${large}`)
        .where('kind', '=', 'file-released')
        .execute();
      expect(released.map((event) => (event.body as { sha256: string }).sha256)).toEqual([second]);
      expect((await put('second')).status).toBe(200);
    });

    it('what a scan or a frozen dossier keeps is never let go', async () => {
      const person = await server.person('keeps');
      const { id: kept } = await sealed(server, person, sampleApplication());
      const held = Object.keys((await pageOf(person, kept)).files);
      await person.call('POST', `/api/applications/${kept}/actions/unlock`);
      await person.call('DELETE', `/api/applications/${kept}/leaves/cover`);
      for (const round of ['a', 'b', 'c'])
        await withLimits({ applicationBytes: 1_000_000_000 }, async () =>
          person.upload(kept, `${round}.pdf`, await sized(round)),
        );
      await saveEvidence(person, kept, [], {});
      await withLimits({ applicationBytes: 10_000_000 }, async () => person.upload(kept, 'd.pdf', await sized('d')));
      expect(Object.keys((await pageOf(person, kept)).files)).toEqual(expect.arrayContaining(held));
    });
  });

  it('says that the disk is full, keeps no half file, and goes on when there is room', async () => {
    const before = await onDisk();
    const real = server.deps.files;
    const put = (applicationId: string, source: Readable | Uint8Array) => {
      if (source instanceof Uint8Array) throw new Error('an upload is a stream');
      let room = 500;
      const disk = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          room -= chunk.length;
          done(
            room < 0
              ? Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' })
              : null,
            chunk,
          );
        },
      });
      return real.put(applicationId, source.pipe(disk));
    };
    const bytes = await smallPdf('full');
    const refused = await withFiles({ put }, () => owner.upload(id, 'full.pdf', bytes));
    expect([refused.status, refused.body.code]).toEqual([507, 'full']);
    expect(refused.body.reason.zh).toContain('磁盘已满');
    expect(await onDisk()).toEqual(before);
    expect((await owner.upload(id, 'full.pdf', bytes)).status).toBe(200);
  });

  it('a frozen volume uploaded as evidence and refused is not taken from the dossier', async () => {
    const person = await server.person('returns');
    const other = await filled(server, person, sampleApplication());
    const { dossier } = await finalise(server, person, other);
    const zip = dossier.volumes.find((volume: any) => volume.name === 'package.zip');
    const bytes = await server.deps.files.read(other, zip.sha256);
    const refused = await person.upload(other, 'package.zip', bytes ?? new Uint8Array());
    expect(refused.body.detail.why).toBe('archive');
    expect(await server.deps.files.list(other)).toContain(zip.sha256);
    expect((await person.call('GET', `/api/applications/${other}/documents/package.zip`)).status).toBe(200);
  });
});

describe('viewing', () => {
  const get = async (query = '', name = '看.pdf', bytes?: Uint8Array) => {
    const { body } = await owner.upload(id, name, bytes ?? (await smallPdf('view')));
    return await server.app.inject({
      url: `/api/applications/${id}/files/${body.sha256}${query}`,
      headers: { cookie: owner.cookie },
    });
  };

  it('shows PDFs and pictures in place, under a policy that runs nothing', async () => {
    const answer = await get();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('看.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'private, no-cache',
    });
    expect(answer.rawPayload).toEqual(Buffer.from(await smallPdf('view')));
  });

  it('saves what is asked for as a download, with a name that breaks no header', async () => {
    expect((await get('?download=1')).headers['content-disposition']).toMatch(/^attachment/u);
    const odd = await get('', 'a"\r\nset-cookie: x=1; <b>.pdf', await smallPdf('odd name'));
    expect(odd.headers['set-cookie']).toBeUndefined();
    expect(odd.headers['content-disposition']).not.toMatch(/["\r\n<]/u);
  });
});
