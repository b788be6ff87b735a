import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schemas from '#src/http/present/schemas.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { filled, finalise, pageOf, sealed, submit } from '#tests/support/dossier-steps.ts';
import { routesOf } from '#tests/support/routes.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

let server: ApiServer;
let owner: Person;
let id = '';
let receipt: any;
const lines: string[] = [];
const secrets: string[] = [];
beforeAll(async () => {
  server = await apiServer({ quick: true, logLevel: 'trace', logTo: { write: (line) => void lines.push(line) } });
  const { log } = server.deps;
  Object.assign(log, {
    info: (fields: object) => lines.push(JSON.stringify(fields)),
    error: (fields: object) => lines.push(JSON.stringify(fields)),
  });
  owner = await server.person('described');
  const made = await sealed(server, owner, sampleApplication());
  id = made.id;
  // The mail server's words name whom it refused; the file store's hold paths.
  const { mail, files } = server.deps;
  Object.assign(server.deps, {
    mail: {
      send: async () => {
        throw Object.assign(new Error(`550 5.1.1 <${owner.email}> user unknown`), {
          code: 'EENVELOPE',
          responseCode: 550,
        });
      },
    },
  });
  receipt = (await submit(owner, id, made.digest)).body;
  Object.assign(server.deps, { mail });
  const other = await filled(server, owner, sampleApplication());
  Object.assign(server.deps, {
    files: {
      ...files,
      put: async () => {
        throw Object.assign(new Error(`no space left on device, write '/srv/${owner.email}'`), { code: 'ENOSPC' });
      },
    },
  });
  await finalise(server, owner, other);
  Object.assign(server.deps, { files });
});
afterAll(async () => expect(await server.close()).toEqual([]));

describe('the description of the API', () => {
  interface Operation {
    readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
    readonly requestBody?: unknown;
    readonly parameters?: readonly { in: string; name: string }[];
  }
  const description = async () =>
    (await owner.call('GET', '/api/openapi.json')).body as {
      openapi: string;
      info: object;
      paths: Record<string, Record<string, Operation>>;
    };

  it('is OpenAPI 3.1 and holds every route of the API', async () => {
    const { openapi, info, paths } = await description();
    expect(openapi).toBe('3.1.0');
    expect(info).toEqual({ title: expect.any(String), version: expect.any(String) });
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/gu, ':$1')}`),
    );
    const routes = routesOf(server.app).filter(
      (route) => / \/(api|healthz|readyz)/u.test(route) && !route.includes('openapi') && !route.endsWith('*'),
    );
    expect(described.toSorted()).toEqual(routes);
  });

  it('says for each route what goes in, what comes back, and how it refuses', async () => {
    const { paths } = await description();
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const named = (operation.parameters ?? [])
          .filter((one) => one.in === 'path')
          .map((one) => one.name)
          .toSorted();
        expect(named, path).toEqual([...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]).toSorted());
        const answers = Object.entries(operation.responses);
        expect(answers.length, `${method} ${path}`).toBeGreaterThan(0);
        for (const [status, answer] of answers)
          expect(Object.keys(answer.content ?? {}), `${method} ${path} ${status}`).not.toEqual([]);
        if (path.startsWith('/api/applications/'))
          expect(Object.keys(operation.responses), `${method} ${path}`).toContain('4XX');
        if (/submit|answers|inspect/u.test(path)) expect(operation.requestBody, path).toBeDefined();
      }
    }
  });

  it('is true of what the large replies hold', async () => {
    expect(schemas.ApplicationReply.safeParse(await pageOf(owner, id)).error).toBeUndefined();
    expect(schemas.Receipt.safeParse(receipt).error).toBeUndefined();
    const list = (await owner.call('GET', '/api/applications')).body;
    expect(schemas.Listed.array().safeParse(list).error).toBeUndefined();
    const draft = await owner.open('organisation');
    expect(schemas.ApplicationReply.safeParse(await pageOf(owner, draft)).error).toBeUndefined();
    const findings = (await owner.call('GET', `/api/applications/${draft}/findings`)).body;
    expect(findings.length).toBeGreaterThan(10);
    expect(schemas.Finding.array().safeParse(findings).error).toBeUndefined();
  });
});

describe('log lines', () => {
  it('of a whole walk, failures among it, hold nothing personal', async () => {
    const { db } = server.database;
    const page = await pageOf(owner, id);
    for (const store of Object.values<any>(page.stores))
      secrets.push(...Object.values<string | string[]>(store.values).flat());
    secrets.push(
      owner.email,
      'described',
      ...Object.values<any>(page.files).map((file) => file.name),
      ...(await db.selectFrom('session').select('token').execute()).map((row) => row.token),
    );
    // A failure of each kind: ours, the database's with a value in its message, and a wrong request.
    const { files } = server.deps;
    const sha256 = Object.keys(page.files)[0] ?? '';
    Object.assign(server.deps, {
      files: {
        ...files,
        open: async () => {
          throw new Error(`cannot open for ${owner.email}`);
        },
      },
    });
    expect((await owner.call('GET', `/api/applications/${id}/files/${sha256}`)).status).toBe(500);
    Object.assign(server.deps, { files });
    await owner.call('POST', `/api/applications/${id}/answers`, {
      sheet: 'personal',
      changes: [{ path: 'name', value: 5, seen: 0 }],
      苏砚宁: 1,
    });
    await owner.call('POST', '/api/auth/sign-in/email', { email: owner.email, password: 'wrong-password' });
    await owner.call('GET', `/api/applications/${id}/history?sheet=personal&path=${encodeURIComponent('苏砚宁')}`);
    const text = lines.join('\n');
    expect(lines.length).toBeGreaterThan(60);
    expect(text).toContain('request failed');
    expect(text).toMatch(/http\/files\.ts|open-file\.ts/u);
    // Of a mail that could not be sent and a dossier that could not be frozen there is enough to find the trouble.
    expect(text).toContain('"code":"EENVELOPE","responseCode":550');
    expect(text).toContain('"code":"ENOSPC"');
    const plain = secrets.filter((value) => /[\u4E00-\u9FFF@]|[\w-]{10}/u.test(value));
    expect(plain.length).toBeGreaterThan(60);
    for (const secret of plain.filter(
      (value) => !/^\d{4}-\d\d-\d\d$/u.test(value) && value !== sha256 && !/^[0-9a-f]{64}$/u.test(value),
    ))
      expect(text, secret).not.toContain(secret);
    for (const one of ['wrong-password', 'a-password-of-tests', 'session_token', '"cookie"'])
      expect(text).not.toContain(one);
  });

  it('name method, route and outcome, which is enough to find a trouble', () => {
    const parsed = lines
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { req?: object; res?: { statusCode?: number }; reqId?: string });
    expect(parsed.filter((line) => line.req !== undefined)).toContainEqual(
      expect.objectContaining({
        req: { method: 'POST', route: '/api/applications/:id/answers' },
        reqId: expect.any(String) as string,
      }),
    );
    expect(parsed.some((line) => line.res?.statusCode === 200)).toBe(true);
  });
});
