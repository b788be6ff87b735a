import type { BrowserContext, Page } from '@playwright/test';
import { apiClient, type ApiClient } from '#src/cli/api-client.ts';
import type { ApplicationPage, SessionPage, StorePage } from '#src/web/api/types.ts';

/** Somebody with a draft, made through the API so that a test can begin where its trouble begins. */
export interface Prepared {
  readonly client: ApiClient;
  readonly id: string;
  readonly password: string;
  /** What the server holds of a sheet. */
  readonly store: (sheet: string) => Promise<Pick<StorePage, 'values' | 'version'>>;
  /** Opens a part of the application in a tab of its own, signed in. */
  readonly open: (context: BrowserContext, part: string) => Promise<Page>;
}

const password = 'a-password-of-tests';

export async function prepared(url: string, name: string, className: string): Promise<Prepared> {
  const client = apiClient(url);
  const email = `${name}@demo.laurel.example`;
  await client.post('/api/auth/sign-up/email', { name, email, password, callbackURL: '/home' });
  const mails = await client.get<readonly { to: string; text: string }[]>('/demo/mail');
  const mail = mails.find((one) => one.to === email)?.text ?? '';
  const link = new URL(/https?:\/\/\S+verify-email\S+/u.exec(mail)?.[0] ?? '');
  await client.get(link.pathname + link.search);
  const [edition] = (await client.get<SessionPage>('/api/session')).editions;
  const { id } = await client.post<{ id: string }>('/api/applications', {
    programme: edition?.programme,
    edition: edition?.edition,
    class: className,
  });
  return {
    client,
    id,
    password,
    store: async (sheet) =>
      (await client.get<ApplicationPage>(`/api/applications/${id}`)).stores[sheet] ?? { values: {}, version: 0 },
    open: async (context, part) => {
      const page = await context.newPage();
      const known = await context.request.get(`${url}/api/session`);
      if (((await known.json()) as SessionPage).user === null)
        await context.request.post(`${url}/api/auth/sign-in/email`, {
          data: { email, password },
          headers: { origin: url },
        });
      await page.goto(`${url}/applications/${id}/${part}`);
      await page.locator('#main h2').first().waitFor();
      return page;
    },
  };
}
