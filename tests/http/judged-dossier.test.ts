import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Field } from '#src/definition/field.ts';
import { hiddenMark } from '#src/domain/access/field-sight.ts';
import { disassemble } from '#src/domain/form/application.ts';
import { splitKey } from '#src/domain/form/flat.ts';
import { readHandedIn } from '#src/services/read-application.ts';
import { findApplication } from '#src/store/applications.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import {
  assessorOf,
  declare,
  pointedProgrammes,
  seatPanel,
  stagePath,
  type Assessor,
} from '#tests/support/judging-steps.ts';
import { anotherPerson, carryTo, done, officePeople } from '#tests/support/office-steps.ts';

const desk = stagePath('individual', 'desk');
let folder: string;
let server: ApiServer;
let applicant: Person;
let id: string;
let panel: string;
let experts: Assessor[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-dossier-'));
  server = await apiServer({ quick: true, programmes: pointedProgrammes(folder) });
  const people = await officePeople(server, 'nanjing');
  applicant = await server.person('applicant');
  id = await carryTo(server, people, applicant, 'admitted', anotherPerson(0));
  await done(
    'addition',
    applicant.call('POST', `/api/applications/${id}/addenda`, {
      kind: 'newFact',
      day: '2020-05-20',
      text: '新增一项发明专利授权。',
      files: [],
    }),
  );
  experts = await Promise.all(['温书衡', '顾行简', '梁知白', '孟远山'].map((name) => assessorOf(server, name)));
  await done('panel', seatPanel(people.province.handler, desk, id, experts.slice(0, 3)));
  await done('publication', people.province.handler.call('POST', `${desk}/publication`));
  panel = (await done('board', people.province.handler.call('GET', desk))).panels[0].id;
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await server.close()).toEqual([]);
});

/** What was typed that an assessor must never be told: phones, addresses, papers, and what offices said. */
async function secrets(): Promise<readonly string[]> {
  const application = await findApplication(server.deps.db, id);
  const handedIn = application === null ? null : await readHandedIn(server.deps, server.deps.db, application);
  if (handedIn === null) throw new Error('nothing was handed in');
  const { definition, data, sheets } = handedIn;
  const typed = Object.entries(disassemble(definition, data)).flatMap(([sheet, flat]) =>
    Object.entries(flat).flatMap(([key, value]) => {
      const [name = '', , column = ''] = splitKey(key).path.split('/');
      const field: Field | undefined = definition.definitions[sheet]?.fields[name];
      const own = field?.type === 'rows' ? field.columns[column] : field;
      const secret = own?.sensitive === true || ['phone', 'email', 'paper'].includes(own?.type ?? '');
      return secret && typeof value === 'string' && value !== '' ? [value] : [];
    }),
  );
  const opinions = sheets.flatMap(({ body }) =>
    Object.values(body).filter((one): one is string => typeof one === 'string'),
  );
  return [...typed, ...opinions.filter((one) => one.length > 3), '政发〔2020〕12号', '质发〔2020〕3号'];
}

describe('what an assessor reads of a dossier [R6][X11]', () => {
  it('nothing of it before they have declared, and nothing of a panel that is not theirs', async () => {
    const [first, , , stranger] = experts as [Assessor, Assessor, Assessor, Assessor];
    for (const one of [first, stranger, applicant, server.stranger()])
      for (const path of ['dossier', `files/${'a'.repeat(64)}`])
        expect((await one.call('GET', `/api/panels/${panel}/${path}`)).status).toBe(one.email === '' ? 401 : 404);
  });

  it('no phone, no address, no paper, no opinion and no file beside the dossier in any reply', async () => {
    const [first] = experts as [Assessor];
    await done('declare', declare(first, panel));
    const found = await secrets();
    expect(found.length).toBeGreaterThan(6);
    for (const path of ['/api/panels', `/api/panels/${panel}/review`, `/api/panels/${panel}/dossier`]) {
      const reply = JSON.stringify(await done(path, first.call('GET', path)));
      for (const secret of found) expect(reply.includes(secret), `${secret} in ${path}`).toBe(false);
    }
    const { page } = await done('dossier', first.call('GET', `/api/panels/${panel}/dossier`));
    expect(page.stores.personal.values.idNumber).toBe(hiddenMark);
    expect(page.stores.personal.values.contactMobile).toBe(hiddenMark);
    expect(page.stores.personal.values.name).not.toBe('');
    expect(page).toMatchObject({ channel: null, receipts: [], checklist: [], actions: [], dossier: null });
    expect(Object.keys(page.stores)).not.toContain('preliminaryOpinion');
  });

  it('the report and evidence with the viewer’s mark, and no proof of identity, scan or volume', async () => {
    const [first] = experts as [Assessor];
    const { page, added } = await done('dossier', first.call('GET', `/api/panels/${panel}/dossier`));
    const report = page.stores.reports.values['selfReport/file'];
    const opened = await server.app.inject({
      method: 'GET',
      url: `/api/panels/${panel}/files/${report}`,
      headers: { cookie: first.cookie },
    });
    expect(opened.statusCode).toBe(200);
    expect(opened.rawPayload.length).toBeGreaterThan(page.files[report].size);
    expect(added).toMatchObject([{ kind: 'newFact', text: '新增一项发明专利授权。' }]);
    const kinds = page.stores.evidence.values.items.map(
      (one: string) => page.stores.evidence.values[`items/${one}/category`],
    );
    expect(kinds).toContain('honour');
    expect(kinds).not.toContain('identity');
    const whole = await done('own', applicant.call('GET', `/api/applications/${id}`));
    const scans = whole.checklist.flatMap((leaf: any) => (leaf.scan === null ? [] : [leaf.scan.file]));
    expect(scans.length).toBeGreaterThan(0);
    for (const sha256 of scans)
      expect((await first.call('GET', `/api/panels/${panel}/files/${sha256}`)).status).toBe(404);
    expect((await first.call('GET', `/api/applications/${id}/files/${report}`)).status).toBe(404);
    expect((await first.call('GET', `/api/cases/${id}/dossier`)).status).toBe(404);
  });

  it('nothing any more once they stand aside', async () => {
    const [, second] = experts as [Assessor, Assessor];
    await done('declare', declare(second, panel));
    const { page } = await done('dossier', second.call('GET', `/api/panels/${panel}/dossier`));
    const report = page.stores.reports.values['selfReport/file'];
    expect((await declare(second, panel, '曾为其提供咨询')).body).toEqual({ state: 'aside' });
    expect((await second.call('GET', `/api/panels/${panel}/dossier`)).status).toBe(404);
    expect((await second.call('GET', `/api/panels/${panel}/files/${report}`)).status).toBe(404);
  });
});
