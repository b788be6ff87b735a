import { resolve } from 'node:path';
import { settingSchemas, settingTable, type Mode, type SettingName } from './setting-table.ts';

export type Settings = {
  readonly mode: Mode;
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  /** Origin without a slash at the end; null in the demo until the port is known. */
  readonly baseUrl: string | null;
  /** Null only in the demo, which keeps one of its own (`keptSecret`). */
  readonly secret: string | null;
  readonly trustedProxies: readonly string[];
  /** Seconds between two rounds of sealing audit events. */
  readonly sealSeconds: number;
  /** Who is sent the latest audit roots each day. */
  readonly rootMail: readonly string[];
  /** Whether the demo fills itself at its first start. */
  readonly seed: boolean;
  /** Absolute path of the folder of editions. */
  readonly programmes: string;
  /** Folder of licensed fonts, or null. */
  readonly fonts: string | null;
  readonly logLevel: string;
  /** Null only in the demo, whose mail goes to a folder. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
};

export type SettingsRefusal = {
  readonly missing: readonly SettingName[];
  readonly wrong: readonly SettingName[];
  /** One message for the operator that names each of them. */
  readonly message: string;
};

export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly refusal: SettingsRefusal };

type Values = { [Name in SettingName]?: ReturnType<(typeof settingSchemas)[Name]['parse']> };

/**
 * Reads the environment once. `clone` is the program's folder, where the demo keeps its data by default.
 * An empty variable counts as not set. The demo never sends mail and listens on this machine only, whatever is set.
 */
export function readSettings(
  environment: Record<string, string | undefined>,
  mode: Mode,
  clone: string,
): SettingsResult {
  const values: Record<string, unknown> = {};
  const missing: SettingName[] = [];
  const wrong: SettingName[] = [];
  for (const { name, required } of settingTable) {
    const text = environment[name]?.trim() ?? '';
    if (text === '') {
      if (required.some((each) => each === mode)) missing.push(name);
      continue;
    }
    const parsed = settingSchemas[name].safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else wrong.push(name);
  }
  if (missing.length + wrong.length > 0) return { ok: false, refusal: refusal(mode, missing, wrong) };
  return { ok: true, settings: settle(values, mode, clone) };
}

function settle(values: Values, mode: Mode, clone: string): Settings {
  const demo = mode === 'demo';
  return {
    mode,
    port: values.PORT ?? 8080,
    host: demo ? '127.0.0.1' : (values.HOST ?? '127.0.0.1'),
    dataFolder: resolve(clone, values.LAUREL_DATA ?? '.laurel'),
    databaseUrl: values.DATABASE_URL ?? null,
    baseUrl: values.LAUREL_BASE_URL ?? null,
    secret: values.LAUREL_SECRET ?? null,
    trustedProxies: values.LAUREL_TRUSTED_PROXIES ?? [],
    sealSeconds: values.LAUREL_SEAL_SECONDS ?? 5,
    rootMail: values.LAUREL_ROOT_MAIL ?? (demo ? ['roots@demo.laurel.example'] : []),
    seed: values.LAUREL_DEMO_SEED ?? true,
    programmes: programmesIn(clone, values.LAUREL_PROGRAMMES),
    fonts: values.LAUREL_FONTS ?? null,
    logLevel: values.LAUREL_LOG ?? 'warn',
    smtp: demo || !values.SMTP_URL || !values.MAIL_FROM ? null : { url: values.SMTP_URL, from: values.MAIL_FROM },
  };
}

/** Where editions lie: what the setting names, from the clone on, else its own. */
export const programmesIn = (clone: string, named = ''): string => resolve(clone, named === '' ? 'programmes' : named);

function refusal(mode: Mode, missing: SettingName[], wrong: SettingName[]): SettingsRefusal {
  const lines = [`Laurel (${mode}) does not start: its settings are not complete.`];
  for (const { name, meaning, expected } of settingTable) {
    if (missing.includes(name)) lines.push(`  ${name} is missing: ${meaning.en}.`);
    if (wrong.includes(name)) lines.push(`  ${name} is not right: it must be ${expected}.`);
  }
  return { missing, wrong, message: lines.join('\n') };
}
