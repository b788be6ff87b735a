import type { ClientConfig } from 'pg';

/** A place that is typed into again and again, what stands there, and its version in every application before the first round. */
export interface Place {
  readonly sheet: string;
  readonly path: string;
  readonly value: string;
  readonly version: number;
}

/** What a load process is told at its start. Each client types into an application of its own. */
export interface Setting {
  readonly url: string;
  readonly cookie: string;
  /** The session's token, for the process that saves through the store. */
  readonly token: string;
  readonly connection: ClientConfig;
  readonly applications: readonly string[];
  readonly places: readonly Place[];
}

/** One round: so many clients for so many seconds. `audit` matters to the process that saves through the store. */
export interface Order {
  readonly clients: number;
  readonly seconds: number;
  readonly audit?: boolean;
}
export interface Done {
  readonly saves: number;
  readonly seconds: number;
  readonly latencies: readonly number[];
}
export type Told = { readonly setting: Setting } | { readonly order: Order };
export type Answer = { readonly ready: true } | { readonly done: Done } | { readonly failed: string };
