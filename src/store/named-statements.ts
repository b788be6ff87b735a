import { createHash } from 'node:crypto';
import { Client, type ClientConfig, type QueryConfig } from 'pg';

/** So many statements keep their plan on each connection; later texts are sent unnamed. */
const mostNames = 500;

const names = new Map<string, string>();

/**
 * A connection that names parameterised statements by a hash of their text, so that the server parses and
 * plans each text once per connection: Kysely sends them unnamed, which costs a third of the save rate.
 */
export class NamingClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    // Lost while it is lent out and no query runs, a connection has nobody to tell: the next query on it fails.
    this.on('error', () => undefined);
    const send = this.query.bind(this) as (...words: unknown[]) => unknown;
    // The driver declares a dozen overloads of `query`; here only the first two arguments matter.
    this.query = ((first: unknown, ...rest: unknown[]) => send(...withName(first, rest))) as typeof this.query;
  }
}

function withName(first: unknown, rest: unknown[]): unknown[] {
  const text = typeof first === 'string' ? first : (first as QueryConfig | null)?.text;
  const [values] = rest;
  if (typeof text !== 'string' || isSubmittable(first)) return [first, ...rest];
  if (typeof first === 'string') {
    if (!Array.isArray(values) || values.length === 0) return [first, ...rest];
    const name = nameOf(text);
    return name === null ? [first, ...rest] : [{ name, text, values }, ...rest.slice(1)];
  }
  const config = first as QueryConfig;
  const parameters = Array.isArray(values) ? values : (config.values ?? []);
  if (config.name !== undefined || parameters.length === 0) return [first, ...rest];
  const name = nameOf(text);
  return name === null ? [first, ...rest] : [{ ...config, name }, ...rest];
}

function isSubmittable(first: unknown): boolean {
  return typeof (first as { submit?: unknown } | null)?.submit === 'function';
}

function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= mostNames) return null;
  const name = `l_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  names.set(text, name);
  return name;
}
