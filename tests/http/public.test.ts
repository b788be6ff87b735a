import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
import { wordText, readPdf } from '../documents/read-back.ts';

let server: ApiServer;
let base = '';
beforeAll(async () => {
  server = await apiServer({ quick: true });
  base = `/call/${edition().file.programme}/${edition().file.id}`;
});
afterAll(async () => expect(await server.close()).toEqual([]));

const edition = () => {
  const [only] = server.deps.editions.all();
  if (only === undefined) throw new Error('no edition');
  return only;
};
const get = (url: string) => server.app.inject({ url });
/** Words of a page without its marks. */
const wordsOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s/gu, '');

describe('the call [N8]', () => {
  it('says every word of the edition, with its channels and their last days, without a script', async () => {
    const { statusCode, headers, body } = await get(base);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).not.toContain('<script');
    const { call, channels, file } = edition();
    const said = wordsOf(body);
    const words = [
      call.title.zh,
      call.number,
      call.addressees.zh,
      ...call.sections.flatMap(({ title, paragraphs }) => [title.zh, ...paragraphs.map((one) => one.zh)]),
      ...call.bases.map((one) => one.zh),
      ...call.attachments.map((one) => one.zh),
      ...channels.flatMap((channel) => [channel.name.zh, channel.cutOff]),
      file.window.from,
      file.window.to,
    ];
    expect(words.filter((one) => !said.includes(one.replaceAll(/\s/gu, '')))).toEqual([]);
  });

  it('has its gloss in English, and says so', async () => {
    const said = wordsOf((await get(`${base}?lang=en`)).body);
    expect(said).toContain('TheChinesetextistheofficialone');
    expect(said).toContain(edition().call.title.en.replaceAll(/\s/gu, ''));
    expect(said).toContain(edition().call.title.zh);
  });

  it('marks the channels that have closed by the clock of the award', async () => {
    const closed = async (): Promise<number> => (await get(base)).body.split('<em>已截止</em>').length - 1;
    server.setTime('2020-05-20T10:00:00+08:00');
    const now = await closed();
    expect(now).toBe(edition().channels.filter((channel) => channel.cutOff < '2020-05-20').length);
    server.setTime('2021-01-01T10:00:00+08:00');
    expect(await closed()).toBe(edition().channels.length);
    server.setTime('2020-05-20T10:00:00+08:00');
  });

  it('shows marks in the words of an edition as words, on each page that prints them', async () => {
    const { editions } = server.deps;
    const evil = { zh: '<b>某奖</b> & "引号" <script>x</script>', en: '<i>Prize</i> & more' };
    const other = {
      ...edition(),
      file: { ...edition().file, title: evil },
      call: { ...edition().call, title: evil, sections: [{ title: evil, paragraphs: [evil] }] },
    };
    Object.assign(server.deps, { editions: { ...editions, current: () => other, all: () => [other] } });
    const pages = [await get(base), await get(`${base}?lang=en`), await get('/'), await get('/?lang=en')];
    Object.assign(server.deps, { editions });
    for (const { body } of pages) {
      expect(body).not.toMatch(/<b>|<i>|<script>x/u);
      expect(body).toMatch(/&lt;[bi]&gt;/u);
      expect(body).toContain(' &amp; ');
    }
  });
});

describe('the blank forms [M11]', () => {
  const forms = Object.entries({ organisation: '组织申报表', individual: '个人申报表' }).flatMap(([name, words]) =>
    ['pdf', 'docx'].map((format) => [name, format, words] as const),
  );

  it.each(forms)('of %s can be taken away as %s, under the printed name of the form', async (name, format, words) => {
    const answer = await get(`${base}/${name}.${format}`);
    expect(answer.statusCode).toBe(200);
    const form = edition().classes[name]?.form.zh ?? '';
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(`${form}.${format}`)}`,
    );
    const bytes = new Uint8Array(answer.rawPayload);
    const text = format === 'pdf' ? (await readPdf(bytes)).text : wordText(bytes);
    expect(text.replaceAll(/\s/gu, '')).toContain(words);
    expect(text).not.toContain('草稿');
  });

  it.each(['nobody.pdf', 'organisation.txt', 'organisation', '..%2Forganisation.pdf'])(
    'that are not there are not found: %s',
    async (file) => {
      expect([400, 404]).toContain((await get(`${base}/${file}`)).statusCode);
    },
  );
});
