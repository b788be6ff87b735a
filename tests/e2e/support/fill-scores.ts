import { expect, type BrowserContext } from '@playwright/test';

async function call(context: BrowserContext, url: string, method = 'GET', data?: unknown): Promise<any> {
  const answer = await context.request.fetch(url, {
    method,
    headers: { origin: new URL(url).origin },
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), `${method} ${url}: ${await answer.text()}`).toBe(true);
  return await answer.json();
}

/** Declares that there is no tie to the applicant, by the API. */
export const declareClear = async (context: BrowserContext, url: string, panel: string): Promise<unknown> =>
  await call(context, `${url}/api/panels/${panel}/declaration`, 'POST', { reason: null });

/** Scores by the API what is not scored by hand; the sheet's id, and its version then. */
export async function fillScores(
  context: BrowserContext,
  url: string,
  panel: string,
  percent: (clause: string) => number,
): Promise<{ readonly id: string; readonly version: number }> {
  const { sheet, items } = await call(context, `${url}/api/panels/${panel}/review`);
  const changes = items
    .map(({ clause }: any) => `item/${clause}/percent`)
    .filter((path: string) => sheet.body[path] === undefined)
    .map((path: string) => ({ path, value: String(percent(path.split('/')[1] ?? '')), seen: 0 }));
  const { version } = await call(context, `${url}/api/score-sheets/${sheet.id}/values`, 'POST', { changes });
  return { id: sheet.id, version };
}

/** Scores what is left by the API, and hands the sheet in. */
export async function handInScores(
  context: BrowserContext,
  url: string,
  panel: string,
  percent: (clause: string) => number,
): Promise<void> {
  await declareClear(context, url, panel);
  const { id, version } = await fillScores(context, url, panel, percent);
  await call(context, `${url}/api/score-sheets/${id}/submission`, 'POST', { seen: version });
}

/** Says yes by the API to everything that is proposed in a panel's consensus. */
export async function agreeToAll(context: BrowserContext, url: string, panel: string): Promise<void> {
  const { sheet, agreement, me } = await call(context, `${url}/api/panels/${panel}/consensus`);
  const changes = agreement.map(({ clause, proposed }: any) => ({
    path: `agree/${clause}/${me}`,
    value: `yes:${proposed}`,
    seen: sheet.marks[`agree/${clause}/${me}`] ?? 0,
  }));
  await call(context, `${url}/api/score-sheets/${sheet.id}/values`, 'POST', { changes });
}
