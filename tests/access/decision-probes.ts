const place = { programme: 'jiangsu-quality-award', edition: '2020' };
const absentId = '00000000-0000-7000-8000-000000000000';
const sha256 = 'f'.repeat(64);
const reason = 'x';

export interface DecisionProbe {
  readonly path?: string;
  readonly body?: unknown;
  readonly type?: string;
  readonly values?: Readonly<Record<string, string>>;
  /** Answers to whoever may: nothing of it changes anything, or there is nothing of that id. */
  readonly may: readonly number[];
}

/** What is sent to each address of the committee; of an id that never was, it is absent to whoever may too. */
export const decisionProbes: Readonly<Record<string, DecisionProbe>> = {
  'GET /api/decision': { path: '?programme=jiangsu-quality-award&edition=2020', may: [200] },
  'POST /api/decision/conclude': { body: place, may: [409] },
  'GET /api/decision/letter/:format': {
    path: '?programme=jiangsu-quality-award&edition=2020',
    values: { format: 'docx' },
    may: [409],
  },
  'PUT /api/decision/number': { body: { ...place, number: '1' }, may: [409] },
  'POST /api/committee': { body: { ...place, userId: 'nobody' }, may: [400] },
  'GET /api/committee/eligible': { path: '?programme=jiangsu-quality-award&edition=2020', may: [200] },
  'POST /api/committee/:id/end': { body: { reason }, may: [404] },
  'POST /api/recusals': { body: { ...place, application: absentId, reason }, may: [400, 403] },
  'POST /api/recusals/found': { body: { ...place, application: absentId, member: absentId, reason }, may: [400] },
  'POST /api/recusals/:id': { body: { verdict: 'confirm' }, may: [404] },
  'POST /api/meetings': { body: { ...place, day: '2020-09-01', place: 'x' }, may: [200] },
  'PUT /api/meetings/:id': { body: {}, may: [404] },
  'PUT /api/meetings/:id/attendance': { body: { present: [] }, may: [404] },
  'PUT /api/meetings/:id/document': { body: { document: '1' }, may: [404] },
  'POST /api/meetings/:id/call-off': { body: { reason }, may: [404] },
  'POST /api/meetings/:id/chair/:act': { body: {}, values: { act: 'begin' }, may: [404] },
  'GET /api/meetings/:id/minutes/:format': { values: { format: 'docx' }, may: [404] },
  'POST /api/motions': { body: { meeting: absentId, prize: 'award' }, may: [404] },
  'GET /api/motions/:id': { may: [404] },
  'POST /api/motions/:id/ballots': { body: { custodians: ['a', 'b'] }, may: [404] },
  'POST /api/motions/:id/put': { may: [404] },
  'POST /api/motions/:id/withdraw': { body: { reason }, may: [404] },
  'POST /api/motions/:id/void': { body: { reason }, may: [404] },
  'POST /api/motions/:id/close': { body: {}, may: [404] },
  'PUT /api/motions/:id/vote': { body: { choices: {} }, may: [404] },
  'PUT /api/motions/:id/votes/:member': { body: { choices: {} }, values: { member: absentId }, may: [404] },
  'POST /api/motions/:id/votes/:member': { body: { verdict: 'confirm' }, values: { member: absentId }, may: [404] },
  'PUT /api/motions/:id/count': {
    body: {
      counts: [{ question: 'q', issued: 0, returned: 0, missing: 0, for: 0, against: 0, abstain: 0, spoiled: 0 }],
    },
    may: [404],
  },
  'PUT /api/motions/:id/count/sheet': { body: { scan: sha256, signedBy: ['a', 'b'] }, may: [404] },
  'POST /api/motions/:id/files': { path: '?name=a.pdf', body: 'x', type: 'application/octet-stream', may: [404] },
  'GET /api/motions/:id/files/:sha256': { values: { sha256 }, may: [404] },
};
