/** How a value is written: a text as it stands, a day as 2020年5月6日, a whole number. */
export type FactType = 'text' | 'day' | 'number';

export interface KindFacts {
  readonly values: Readonly<Record<string, FactType>>;
  /** Tables by their name, each with the columns of a row. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Tables whose columns come with the data, as cities × states. */
  readonly matrices: readonly string[];
}

/** What a template of any kind may name: who writes, to whom, when, and the edition it is about. */
export const commonFacts = {
  edition: 'text',
  /** Year in which the window opens. */
  editionYear: 'text',
  /** Year of the letter's date, else that of the edition. */
  year: 'text',
  call: 'text',
  callNumber: 'text',
  office: 'text',
  issuer: 'text',
  addressee: 'text',
  date: 'day',
  number: 'text',
  contact: 'text',
  phone: 'text',
} as const satisfies Readonly<Record<string, FactType>>;

const subject = { applicant: 'text', code: 'text', classTitle: 'text' } as const;
const winners = ['prize', 'name', 'classTitle', 'unit', 'region', 'certificate', 'note'] as const;
const winnerCounts = { count: 'number', organisations: 'number', individuals: 'number' } as const;
const named = ['name', 'code', 'classTitle', 'region', 'note'] as const;

/** What a letter of each kind says of its case: every placeholder of its template is one of these or a common one. */
export const letterFacts = {
  /** 征求意见函: to one department, with the list of names and a reply slip. */
  consultation: {
    values: { count: 'number', organisations: 'number', individuals: 'number', due: 'day', matters: 'text' },
    lists: { applicants: named },
    matrices: [],
  },
  /** 受理通知书 of a city office or department. */
  acceptance: { values: { ...subject, receipt: 'text', submitted: 'day', accepted: 'day' }, lists: {}, matrices: [] },
  /** 补正通知书. */
  correction: {
    values: { ...subject, receipt: 'text', round: 'number', due: 'day', count: 'number' },
    lists: { items: ['place', 'reason', 'asked', 'due'] },
    matrices: [],
  },
  /** 不予受理 or 不予推荐; `decision` is one of these words. */
  refusal: {
    values: { ...subject, receipt: 'text', submitted: 'day', decision: 'text', rule: 'text', reason: 'text' },
    lists: {},
    matrices: [],
  },
  /** Text for the leaf of the preliminary opinion, from what was computed and recorded. */
  preliminaryOpinion: {
    values: {
      ...subject,
      registered: 'day',
      years: 'number',
      certificates: 'text',
      excellenceSince: 'text',
      excellenceYears: 'number',
      municipalAward: 'text',
      chiefQualityOfficer: 'text',
      qualityYears: 'number',
      manager: 'text',
      record: 'text',
      notice: 'text',
      consulted: 'number',
      noneAdverse: 'number',
      silent: 'number',
      cannotSay: 'number',
      adverse: 'text',
      conclusion: 'text',
    },
    lists: {},
    matrices: [],
  },
  /** Text for the leaf of the recommendation. */
  recommendation: {
    values: { ...subject, reviewer: 'text', strengths: 'text', order: 'number' },
    lists: {},
    matrices: [],
  },
  /** 推荐函: a batch to the province. */
  forwarding: {
    values: {
      count: 'number',
      organisations: 'number',
      individuals: 'number',
      paperOnly: 'number',
      copies: 'number',
      accepted: 'number',
      refused: 'number',
    },
    lists: { applicants: [...named, 'order'] },
    matrices: [],
  },
  /** 呈批件: a slip with places for 拟办, 审核 and 签发. */
  approval: {
    values: {
      subject: 'text',
      urgency: 'text',
      department: 'text',
      drafter: 'text',
      cause: 'text',
      proposal: 'text',
      attachments: 'text',
      proposedBy: 'text',
      proposed: 'day',
    },
    lists: {},
    matrices: [],
  },
  /** 省级受理通知书: to a channel, for the applicants of a batch. */
  provincialAcceptance: {
    values: { count: 'number', received: 'day', accepted: 'day', refused: 'number' },
    lists: { applicants: ['name', 'code', 'classTitle', 'acceptance', 'note'] },
    matrices: [],
  },
  /** 公示: the winners that are proposed, and until when one may object. */
  publicNotice: {
    values: { ...winnerCounts, from: 'day', until: 'day', term: 'text' },
    lists: { winners },
    matrices: [],
  },
  /** 表彰决定, after the approval of the provincial government. */
  commendation: {
    values: { ...winnerCounts, approvalNumber: 'text', approved: 'day', conferred: 'day' },
    lists: { winners },
    matrices: [],
  },
  /** 授奖名单 with the numbers of the certificates. */
  winnersList: { values: { ...winnerCounts, conferred: 'day' }, lists: { winners }, matrices: [] },
  /** 日报: one page, cities × states. */
  dailyReport: {
    values: {
      issue: 'number',
      total: 'number',
      today: 'number',
      accepted: 'number',
      corrections: 'number',
      forwarded: 'number',
      overdue: 'number',
      daysLeft: 'number',
      closing: 'day',
    },
    lists: { attention: ['what', 'count', 'who'] },
    matrices: ['byChannel'],
  },
  /** 纸质材料签收单. */
  paperReceipt: {
    values: {
      sender: 'text',
      courier: 'text',
      received: 'text',
      receiver: 'text',
      deliverer: 'text',
      applicants: 'number',
      books: 'number',
      discs: 'number',
      missing: 'text',
    },
    lists: { items: ['applicant', 'volume', 'copies', 'revision', 'place', 'note'] },
    matrices: [],
  },
  /** 换页清单: what to print again after a correction, and which seals hold. */
  leafExchange: {
    values: {
      ...subject,
      from: 'number',
      to: 'number',
      fromDigest: 'text',
      toDigest: 'text',
      pageCount: 'number',
      void: 'number',
    },
    lists: { pages: ['volume', 'title', 'pages', 'why'], seals: ['title', 'seal', 'holds', 'todo'] },
    matrices: [],
  },
  /** 会议纪要 of one session of the committee; `rule` tells quorum and majority in words. */
  minutes: {
    values: {
      session: 'number',
      day: 'day',
      place: 'text',
      chair: 'text',
      roll: 'number',
      present: 'number',
      attended: 'text',
      absent: 'text',
      rule: 'text',
      tied: 'text',
      tellers: 'text',
      motionCount: 'number',
    },
    lists: {
      motions: ['subject', 'way', 'candidates', 'result'],
      recusals: ['member', 'subject'],
      votes: [
        'motion',
        'name',
        'classTitle',
        'eligible',
        'present',
        'inFavour',
        'against',
        'abstain',
        'spoiled',
        'result',
      ],
      awarded: ['prize', 'name', 'classTitle', 'caseNumber'],
    },
    matrices: [],
  },
  /** 审定决定 of an edition's award; `vacant` tells the places nobody was given. */
  decision: {
    values: {
      decided: 'day',
      sessions: 'number',
      candidates: 'number',
      count: 'number',
      prizes: 'text',
      vacant: 'text',
    },
    lists: { awarded: ['prize', 'name', 'classTitle', 'caseNumber'] },
    matrices: [],
  },
  /** 一页纸: one applicant for the leader. */
  onePage: {
    values: {
      ...subject,
      channel: 'text',
      trade: 'text',
      size: 'text',
      state: 'text',
      since: 'day',
      contactPerson: 'text',
      summary: 'text',
      errors: 'number',
      warnings: 'number',
      consulted: 'number',
      answered: 'number',
      opinion: 'text',
    },
    lists: {
      findings: ['severity', 'text'],
      checklist: ['rule', 'subject', 'result', 'proof'],
      consultation: ['department', 'answer', 'facts'],
    },
    matrices: ['figures'],
  },
} as const satisfies Readonly<Record<string, KindFacts>>;

export type LetterKind = keyof typeof letterFacts;
export const letterKinds = Object.keys(letterFacts) as readonly LetterKind[];

type Written<T extends FactType> = T extends 'number' ? number : T extends 'day' ? string | null : string;

/** Values of a kind: a day is an ISO day or null (left open to be written in); an empty text is a fact that is not there. */
export type LetterValues<K extends LetterKind> = {
  readonly [V in keyof (typeof letterFacts)[K]['values']]: Written<(typeof letterFacts)[K]['values'][V] & FactType>;
};
/** Rows of each table of a kind. */
export type LetterLists<K extends LetterKind> = {
  readonly [L in keyof (typeof letterFacts)[K]['lists']]: readonly Readonly<
    Record<((typeof letterFacts)[K]['lists'][L] & readonly string[])[number], string>
  >[];
};
/** A table whose columns come with the data; the first cell of a row is its label. */
export interface Matrix {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}
export type LetterMatrices<K extends LetterKind> = Readonly<
  Record<((typeof letterFacts)[K]['matrices'] & readonly string[])[number], Matrix>
>;
