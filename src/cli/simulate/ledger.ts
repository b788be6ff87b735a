/** One call of the public API as it was answered; status 0 where no answer came. */
export interface Call {
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}
/** What went otherwise than planned, with what was asked and answered. */
export interface Failure {
  readonly who: string;
  readonly request: string;
  readonly answer: string;
  /** The reason as the server names it, as in `out-of-time`; empty where it names none. */
  readonly code?: string;
}
/** An act on a case that the server said is done. */
export interface Acknowledged {
  readonly id: string;
  readonly action: string;
  readonly by: string;
}

/** What a run has seen: every call, every failure, every acknowledged act. */
export interface Ledger {
  readonly calls: readonly Call[];
  readonly failures: readonly Failure[];
  readonly acts: readonly Acknowledged[];
  /** How often no answer came: then what was asked may have been done or not. */
  readonly disturbances: number;
  call(call: Call): void;
  fail(failure: Failure): void;
  acknowledge(act: Acknowledged): void;
}

export function openLedger(): Ledger {
  const calls: Call[] = [];
  const failures: Failure[] = [];
  const acts: Acknowledged[] = [];
  let disturbances = 0;
  return {
    calls,
    failures,
    acts,
    get disturbances() {
      return disturbances;
    },
    call: (call) => {
      if (call.status === 0) disturbances += 1;
      calls.push(call);
    },
    fail: (failure) => void failures.push(failure),
    acknowledge: (act) => void acts.push(act),
  };
}

/** The route of a path: what tells one case, file or person from another is left out. */
export function routeOf(method: string, path: string): string {
  const [bare = ''] = path.split('?');
  const route = bare
    .replaceAll(/[0-9a-f]{64}/gu, ':sha256')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, ':id')
    .replace(/\/(checks|leaves|preview)\/[^/]+/u, '/$1/:name')
    .replace(/\/reports\/[^/]+\//u, '/reports/:name/');
  return `${method} ${route}`;
}

/** The act a call is, where it is one: that of an applicant or of an office. */
export function actIn(method: string, path: string): { readonly id: string; readonly action: string } | null {
  const found = /^\/api\/(?:applications|cases)\/([^/]+)\/actions\/([a-z-]+)$/u.exec(path);
  return method === 'POST' && found !== null ? { id: found[1] ?? '', action: found[2] ?? '' } : null;
}
