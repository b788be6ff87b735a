import { z } from 'zod';

export type Mode = 'demo' | 'serve';

/** One environment variable. Documentation is generated from this table. */
export type Setting = {
  readonly name: string;
  /** Who must set it; without an entry here it has a default or is optional. */
  readonly required: readonly Mode[];
  /** What holds when it is not set, in words. */
  readonly otherwise: { readonly zh: string; readonly en: string };
  readonly meaning: { readonly zh: string; readonly en: string };
  /** What is expected, for the message that refuses a wrong value. */
  readonly expected: string;
};

/** The settings in the order in which the documentation lists them. */
export const settingTable = [
  {
    name: 'PORT',
    required: [],
    otherwise: { zh: '8080', en: '8080' },
    meaning: { zh: 'HTTP 监听端口；0 为任选空闲端口', en: 'Port of the HTTP server; 0 takes any free one' },
    expected: 'a whole number from 0 to 65535',
  },
  {
    name: 'HOST',
    required: [],
    otherwise: { zh: '127.0.0.1', en: '127.0.0.1' },
    meaning: {
      zh: '监听地址（演示模式只用 127.0.0.1）',
      en: 'Address to listen on (the demo listens on 127.0.0.1 only)',
    },
    expected: 'an address or host name',
  },
  {
    name: 'LAUREL_DATA',
    required: ['serve'],
    otherwise: { zh: '演示：程序目录下的 .laurel', en: 'demo: .laurel in the folder of the program' },
    meaning: {
      zh: '数据目录：内置数据库、文件、（演示）邮件',
      en: 'Data folder: embedded database, files, the mail of the demo',
    },
    expected: 'the path of a folder',
  },
  {
    name: 'DATABASE_URL',
    required: [],
    otherwise: { zh: '使用数据目录中的内置 PostgreSQL', en: 'the embedded PostgreSQL in the data folder' },
    meaning: { zh: '自备 PostgreSQL（15 及以上）的地址', en: 'Address of a PostgreSQL (15 or later) of your own' },
    expected: 'an address that begins with postgres:// or postgresql://',
  },
  {
    name: 'LAUREL_BASE_URL',
    required: ['serve'],
    otherwise: { zh: '演示：http://127.0.0.1:端口', en: 'demo: http://127.0.0.1:PORT' },
    meaning: {
      zh: '用户访问本系统的网址（邮件链接、二维码、Cookie）',
      en: 'Address under which people reach the system (links in mails, QR codes, cookies)',
    },
    expected: 'an address that begins with http:// or https://, without a path',
  },
  {
    name: 'LAUREL_SECRET',
    required: ['serve'],
    otherwise: { zh: '演示：自动生成并存于数据目录', en: 'demo: made once and kept in the data folder' },
    meaning: { zh: '会话签名密钥，至少 32 个字符', en: 'Secret that signs sessions, at least 32 characters' },
    expected: 'at least 32 characters',
  },
  {
    name: 'LAUREL_TRUSTED_PROXIES',
    required: [],
    otherwise: { zh: '不信任任何代理', en: 'no proxy is trusted' },
    meaning: {
      zh: '可信反向代理的地址或网段，逗号分隔；来访地址取自其报告',
      en: 'Addresses or networks of trusted reverse proxies, separated by commas; they tell the visitor’s address',
    },
    expected: 'addresses or networks separated by commas',
  },
  {
    name: 'SMTP_URL',
    required: ['serve'],
    otherwise: { zh: '演示：邮件存入数据目录', en: 'demo: mail goes to the data folder' },
    meaning: { zh: '发信服务器', en: 'Server that sends the mail' },
    expected: 'an address that begins with smtp:// or smtps://',
  },
  {
    name: 'MAIL_FROM',
    required: ['serve'],
    otherwise: { zh: '演示：不发信', en: 'demo: nothing is sent' },
    meaning: { zh: '发件人地址', en: 'Sender of the mail' },
    expected: 'a mail address, with or without a name before it',
  },
  {
    name: 'LAUREL_SEAL_SECONDS',
    required: [],
    otherwise: { zh: '5', en: '5' },
    meaning: {
      zh: '每隔多少秒把新的操作记录归入默克尔树根',
      en: 'Seconds between two rounds that put new audit events under a Merkle root',
    },
    expected: 'a whole number from 1 to 3600',
  },
  {
    name: 'LAUREL_ROOT_MAIL',
    required: [],
    otherwise: {
      zh: '演示：roots@demo.laurel.example（存入邮件目录）；正式：不发送',
      en: 'demo: roots@demo.laurel.example (into the mail folder); serve: nothing is sent',
    },
    meaning: {
      zh: '每日收取最新操作记录根的邮件地址，逗号分隔；宜为本单位以外的留存方',
      en: 'Addresses that are sent the latest audit roots each day, separated by commas; best kept by others than the operator',
    },
    expected: 'mail addresses separated by commas',
  },
  {
    name: 'LAUREL_DEMO_SEED',
    required: [],
    otherwise: { zh: 'yes', en: 'yes' },
    meaning: {
      zh: '演示首次启动时是否自动建立演示人物和申报（yes 或 no）',
      en: 'Whether the demo fills itself with people and applications at its first start (yes or no)',
    },
    expected: 'yes or no',
  },
  {
    name: 'LAUREL_PROGRAMMES',
    required: [],
    otherwise: { zh: '程序目录下的 programmes', en: 'programmes in the folder of the program' },
    meaning: {
      zh: '届次数据所在目录，或者单独一届的目录',
      en: 'Folder of the editions, or the folder of a single one',
    },
    expected: 'the path of a folder',
  },
  {
    name: 'LAUREL_FONTS',
    required: [],
    otherwise: { zh: '使用随附的字体', en: 'the fonts that come with Laurel' },
    meaning: {
      zh: '已获授权的公文字体所在目录（小标宋、仿宋、楷体、黑体、宋体）',
      en: 'Folder of licensed official fonts, used by their official names',
    },
    expected: 'the path of a folder',
  },
  {
    name: 'LAUREL_LOG',
    required: [],
    otherwise: { zh: 'warn', en: 'warn' },
    meaning: { zh: '日志级别', en: 'Level of the log' },
    expected: 'trace, debug, info, warn, error, fatal or silent',
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof settingTable)[number]['name'];

const address = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), { abort: true });

/** What each variable must look like; its failure is told with `expected` of the table, never with the value. */
export const settingSchemas = {
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535),
  HOST: z.string().regex(/^[^\s/]+$/),
  LAUREL_DATA: z.string(),
  DATABASE_URL: address('postgres:', 'postgresql:'),
  LAUREL_BASE_URL: address('http:', 'https:')
    .refine((text) => ['', '/'].includes(new URL(text).pathname) && new URL(text).search === '')
    .transform((text) => new URL(text).origin),
  LAUREL_SECRET: z.string().min(32),
  LAUREL_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine((list) => list.every((each) => /^[0-9a-fA-F.:]+(\/\d{1,3})?$/.test(each))),
  SMTP_URL: address('smtp:', 'smtps:'),
  MAIL_FROM: z.string().regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/),
  LAUREL_SEAL_SECONDS: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((seconds) => seconds >= 1 && seconds <= 3600),
  LAUREL_ROOT_MAIL: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine((list) => list.every((each) => /^[^\s<>@]+@[^\s<>@]+$/.test(each))),
  LAUREL_DEMO_SEED: z.enum(['yes', 'no']).transform((text) => text === 'yes'),
  LAUREL_PROGRAMMES: z.string(),
  LAUREL_FONTS: z.string(),
  LAUREL_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
} satisfies Record<SettingName, z.ZodType>;
