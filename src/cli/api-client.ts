/** A client of the public HTTP API: what a browser would send, with its own cookies. */
export interface ApiClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  upload<T>(path: string, bytes: Uint8Array, type: string): Promise<T>;
}
/** A client that takes files down too. */
export interface FileClient extends ApiClient {
  bytes(path: string): Promise<Uint8Array>;
}

/** An answer that is not a success, with what the server said. */
export class ApiError extends Error {
  readonly status: number;
  readonly path: string;
  /** The reason as the server names it, as in `out-of-time`; empty where it names none. */
  readonly code: string;

  constructor(status: number, path: string, text: string) {
    super(`${path} answered ${status}: ${text.slice(0, 600)}`);
    this.status = status;
    this.path = path;
    this.code = /"code":"([^"]*)"/u.exec(text)?.[1] ?? '';
  }
}

/** A client of the server at `origin`; once `signal` is aborted it asks nothing more, what is under way is answered. */
export function apiClient(origin: string, signal?: AbortSignal): FileClient {
  const cookies = new Map<string, string>();
  async function answered(method: string, path: string, body?: BodyInit, type?: string): Promise<Response> {
    signal?.throwIfAborted();
    const answer = await fetch(new URL(path, origin), {
      method,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
      headers: {
        origin,
        ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    if (answer.status >= 400) throw new ApiError(answer.status, path, await answer.text());
    return answer;
  }
  async function send<T>(method: string, path: string, body?: BodyInit, type?: string): Promise<T> {
    const answer = await answered(method, path, body, type);
    const text = await answer.text();
    return (text !== '' && /json/u.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as T;
  }
  const json = <T>(method: string, path: string, body: unknown): Promise<T> =>
    send(method, path, JSON.stringify(body), 'application/json');
  return {
    get: (path) => send('GET', path),
    post: (path, body) => (body === undefined ? send('POST', path) : json('POST', path, body)),
    put: (path, body) => json('PUT', path, body),
    bytes: async (path) => new Uint8Array(await (await answered('GET', path)).arrayBuffer()),
    upload: (path, bytes, type) => send('POST', path, new Blob([Buffer.from(bytes)], { type }), type),
  };
}
