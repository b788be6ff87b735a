import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '#src/definition/loader.ts';
import { withOfficeAnswers } from '#src/documents/office-answers.ts';
import { isDenial } from '#src/domain/denial.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { createPrint } from '#src/services/create-print.ts';
import { overprint } from '#src/services/overprint-leaf.ts';
import type { Print, PrintedFile, PrintJob } from '#src/services/print.ts';
import { root } from '../../scripts/requirement-rows.ts';
import { readPdf } from '../documents/read-back.ts';
import { sampleApplication } from '../edition/individual-sample.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';

const edition = loadEdition(`${root}/programmes/jiangsu-quality-award/2020`);
const jobOf = (data: ApplicationData): PrintJob => ({
  edition,
  data,
  stamp: {
    draft: false,
    digest: 'ab'.repeat(32),
    leaves: {},
    revision: 1,
    application: 'a',
    date: new Date('2020-05-20T00:00:00Z'),
  },
  openFile: () => Promise.reject(new Error('no file')),
});
let print: Print;
beforeAll(() => {
  print = createPrint();
});
afterAll(() => print.close());
const textOf = async (file: PrintedFile): Promise<string> => (await readPdf(file.bytes)).text;

describe('[X3] an office’s leaf', () => {
  const opinion = { unit: '样例办公室', opinion: '材料齐全。\n同意上报。' };

  test('is overprinted with the office’s text on its own page of the volume', async () => {
    const job = jobOf(sampleOrganisation());
    const blank = await print.leaf('preliminaryOpinion', job);
    const printed = await overprint({ print }, job, 'preliminaryOpinion', opinion);
    if (isDenial(printed)) throw new Error(printed.reason.en);
    expect(printed.pages).toBe(1);
    expect(await textOf(printed)).toContain('材料齐全。同意上报。');
    expect(await textOf(blank)).not.toContain('材料齐全');
    const folio = /—\d+—/u;
    expect(folio.exec(await textOf(printed))?.[0]).toBe(folio.exec(await textOf(blank))?.[0]);
  });

  test('takes nothing into any other sheet', () => {
    const data = sampleOrganisation();
    const definition = edition.classes['organisation'] ?? expect.unreachable('the class');
    const { answers } = withOfficeAnswers(definition, data, 'recommendation', { opinion: '同意推荐。' });
    expect({ ...answers, recommendation: undefined }).toEqual({ ...data.answers, recommendation: undefined });
    expect(() => withOfficeAnswers(definition, data, 'basic', { name: '甲' })).toThrow(/no office/u);
    expect(() => withOfficeAnswers(definition, data, 'recommendation', { name: '甲' })).toThrow(/no field/u);
  });

  test('is refused for the applicant’s sheets, unknown fields and a text that does not fit', async () => {
    const job = jobOf(sampleOrganisation());
    expect(await overprint({ print }, job, 'basic', { name: '甲' })).toMatchObject({ code: 'absent' });
    expect(await overprint({ print }, job, 'recommendation', { seal: '甲' })).toMatchObject({ code: 'invalid' });
    const long = await overprint({ print }, job, 'recommendation', { opinion: '同意推荐。'.repeat(900) });
    expect(long).toMatchObject({ code: 'too-large' });
  });

  test('[A3.3] stays empty with the reason for an individual of a provincial body', async () => {
    const data = sampleApplication({ eligibility: { affiliation: 'province' } });
    expect(await overprint({ print }, jobOf(data), 'preliminaryOpinion', opinion)).toMatchObject({ code: 'invalid' });
    const blank = await textOf(await print.leaf('preliminaryOpinion', jobOf(data)));
    expect(blank).toContain('由省有关部门审核推荐，本页不填写');
    const city = await overprint({ print }, jobOf(sampleApplication()), 'preliminaryOpinion', opinion);
    if (isDenial(city)) throw new Error(city.reason.en);
    expect(await textOf(city)).toContain('材料齐全。同意上报。');
  });
});
