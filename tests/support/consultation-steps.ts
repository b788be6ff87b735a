import type { SheetAnswers } from '#src/domain/form/answers.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import type { ApiServer, Person } from './api-server.ts';
import { sealed, submit } from './dossier-steps.ts';

/** A case of an organisation of this name that has come to where departments are consulted. */
export async function acceptedCase(
  server: ApiServer,
  applicant: Person,
  name: string,
  eligibility: Readonly<Record<string, string>> = {},
): Promise<string> {
  const sample = sampleOrganisation();
  const said = (sheet: string) => sample.answers[sheet] as SheetAnswers;
  const made = await sealed(server, applicant, {
    ...sample,
    answers: {
      ...sample.answers,
      cover: { ...said('cover'), name },
      basic: { ...said('basic'), name },
      eligibility: { ...said('eligibility'), ...eligibility },
    },
  });
  const submitted = await submit(applicant, made.id, made.digest);
  if (submitted.status !== 200) throw new Error(`submitting answered ${JSON.stringify(submitted.body)}`);
  // The checklist of intake is another test's matter.
  await server.deps.db.updateTable('application').set({ state: 'accepted' }).where('id', '=', made.id).execute();
  return made.id;
}

/** The letters that somebody sees. */
export async function lettersOf(person: Person, query = ''): Promise<any[]> {
  return (await person.call('GET', `/api/consultations${query}`)).body.letters;
}

/** The newest letter to a department. */
export async function letterTo(person: Person, authority: string): Promise<any> {
  return (await lettersOf(person)).find((one) => one.authority.id === authority);
}

/** Asks every department that the edition asks about a case, and records of each that there is nothing adverse. */
export async function consultAll(handler: Person, id: string, dated: string): Promise<void> {
  await handler.call('POST', '/api/consultations', { cases: [id] });
  for (const letter of await lettersOf(handler, '?state=draft&limit=200'))
    await handler.call('POST', `/api/consultations/${letter.id}/send`, {});
  for (const letter of await lettersOf(handler, '?state=sent&limit=200')) {
    const { items } = (await handler.call('GET', `/api/consultations/${letter.id}`)).body;
    const answers = items
      .filter((one: any) => one.state === 'asked')
      .map(({ item }: any) => ({ item, answer: 'none' }));
    const reply = { number: '复函1号', dated };
    await handler.call('POST', `/api/consultations/${letter.id}/answers`, { reply, answers });
  }
}
