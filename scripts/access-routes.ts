import type { Action } from '#src/domain/access/why-not.ts';

/**
 * What every address asks before it answers: an action of section 1, an act of section 2 (`act:`), or nothing of a case
 * (`open` for everybody, `signed-in` for every account). An address that names a case or a list and is not here fails a test.
 */
export type Asked = Action | `act:${string}` | 'open' | 'signed-in';

const applicant: Readonly<Record<string, readonly Asked[]>> = {
  'GET /api/applications': ['signed-in'],
  'POST /api/applications': ['application.open'],
  'GET /api/applications/:id': ['application.read'],
  'GET /api/applications/:id/findings': ['application.read'],
  'GET /api/applications/:id/differences': ['application.read'],
  'GET /api/applications/:id/history': ['application.read'],
  'POST /api/applications/:id/answers': ['application.write'],
  'POST /api/applications/:id/files': ['file.add'],
  'GET /api/applications/:id/files/:sha256': ['file.read'],
  'POST /api/applications/:id/reports/:report/inspect': ['application.write'],
  'GET /api/applications/:id/receipts/:revision.pdf': ['application.read'],
  'GET /api/applications/:id/receipts/:revision/proof': ['application.read'],
  'GET /api/applications/:id/leaves/:leaf.pdf': ['application.read', 'case.read'],
  'GET /api/applications/:id/preview/:sheet': ['application.read', 'case.read'],
  'GET /api/applications/:id/documents/:name': ['application.read', 'case.read'],
  'PUT /api/applications/:id/leaves/:leaf': ['act:attach-leaf'],
  'DELETE /api/applications/:id/leaves/:leaf': ['act:detach-leaf'],
  'POST /api/applications/:id/actions/finalise': ['act:finalise'],
  'POST /api/applications/:id/actions/unlock': ['act:unlock'],
  'POST /api/applications/:id/actions/submit': ['act:submit'],
  'POST /api/applications/:id/actions/withdraw': ['act:withdraw'],
  'PUT /api/applications/:id/corrections/:item/answer': ['application.write'],
};

const offices: Readonly<Record<string, readonly Asked[]>> = {
  'GET /api/cases': ['office.read'],
  'GET /api/cases/:id': ['case.read'],
  'GET /api/cases/:id/dossier': ['case.read'],
  'POST /api/cases/:id/actions/:action': ['act:*'],
  'POST /api/cases/actions/:action': ['office.read'],
  'PUT /api/cases/:id/corrections/:item': ['case.note'],
  'PUT /api/cases/:id/checks/:row': ['act:tick'],
  'PUT /api/cases/:id/formal-check': ['act:formal-check'],
  'POST /api/cases/:id/opinions': ['act:write-opinion'],
  'PUT /api/cases/:id/leaves/:leaf': ['act:attach-office-leaf'],
  'DELETE /api/cases/:id/leaves/:leaf': ['act:detach-office-leaf'],
  'POST /api/cases/:id/behalf': ['case.behalf'],
  'POST /api/cases/:id/behalf/:task': ['case.behalf'],
  'GET /api/batches': ['signed-in'],
  'GET /api/batches/:id': ['batch.read'],
  'POST /api/batches': ['batch.manage'],
  'PUT /api/batches/:id': ['batch.manage'],
  'POST /api/batches/:id/send': ['batch.manage'],
  'POST /api/paper/scan': ['office.read'],
  'GET /api/paper': ['office.read'],
  'GET /api/paper/boxes': ['office.read'],
  'GET /api/paper/cases/:id': ['paper.read'],
  'POST /api/paper/cases/:id/arrivals': ['paper.book'],
  'POST /api/paper/cases/:id/arrivals/:arrival/correction': ['paper.book'],
  'PUT /api/paper/cases/:id/place': ['paper.book'],
  'GET /api/batches/:id/paper': ['batch.read'],
  'POST /api/paper/applications': ['paper.register'],
  'PUT /api/paper/applications/:id/scan': ['paper.register'],
  'GET /api/clashes': ['office.read'],
  'POST /api/clashes/:id/decision': ['clash.decide'],
};

const beside: Readonly<Record<string, readonly Asked[]>> = Object.fromEntries(
  [
    'GET /',
    'GET /api/session',
    'GET /api/editions/:digest/:class',
    'GET /api/glyphs/:glyphs',
    'GET /api/openapi.json',
    'GET /api/public/audit-roots',
    'GET /healthz',
    'GET /readyz',
    'GET /public.css',
    'GET /public-icon.svg',
    'GET /call',
    'GET /call/:programme/:edition',
    'GET /call/:programme/:edition/:file',
  ].map((route) => [route, ['open'] as const]),
);

export const routeTable: Readonly<Record<string, readonly Asked[]>> = { ...applicant, ...offices, ...beside };
