import type { ApplicationData, SheetAnswers } from '#src/domain/form/answers.ts';

const clean = { y1: 'no', y2: 'no', y3: 'no', recent: 'no' };
const code = '913201063024518707';

/** An invented quality engineer of an invented firm who meets every condition. */
export const sampleAnswers: Readonly<Record<string, SheetAnswers>> = {
  cover: { name: '苏砚宁', employer: '南京澄岳仪表有限公司', region: '320100', filled: '2020-05-12' },
  personal: {
    name: '苏砚宁',
    idNumber: '320106197803152412',
    sex: '1',
    politics: '13',
    birth: '1978-03',
    title: '正高级工程师',
    education: '14',
    employer: '南京澄岳仪表有限公司',
    employerCode: code,
    department: '质量部',
    post: '质量总监',
    workYears: '19',
    postYears: '6',
    address: '南京市鼓楼区样例路18号',
    postcode: '210009',
    contactName: '骆知微',
    contactDepartment: '质量部',
    contactPost: '主管',
    contactMobile: '13900000018',
    contactPhone: '025-00000018',
    contactEmail: 'luo@example.com',
    cv: [
      {
        id: 'c1',
        group: 'cv',
        from: '1997-09',
        to: '2001-06',
        place: '样例理工大学',
        role: '测控技术与仪器专业，本科',
      },
      {
        id: 'c2',
        group: 'cv',
        from: '2001-07',
        to: '',
        place: '南京澄岳仪表有限公司',
        role: '检验员、质量工程师、质量总监',
      },
    ],
    socialPosts: [{ id: 's1', group: 'posts', body: '样例仪表质量协会', post: '理事', term: '2018年起' }],
    results: [
      {
        id: 'r1',
        title: '流量仪表过程能力的分层诊断',
        kind: 'paper',
        outlet: '《样例质量研究》',
        date: '2018-11',
        summary: '提出分层诊断过程波动的步骤，并用三条产线的数据验证。',
      },
    ],
    honours: [
      { id: 'h1', date: '2019-09', name: '样例省级质量先进个人', level: 'provincial', issuer: '样例评选委员会' },
    ],
    deeds: '主持建立从设计到服务的质量数据链，一次交验合格率三年提高两个百分点。',
  },
  employer: {
    name: '南京澄岳仪表有限公司',
    code,
    address: '南京市鼓楼区样例路18号',
    postcode: '210009',
    type: '11',
    legalRepresentative: '容望舒',
    size: 'medium',
    authority: '无',
    contactDepartment: '质量部',
    contact: '骆知微',
    phone: '025-00000018',
    fax: '025-00000019',
    post: '负责公司质量策划、过程控制、供应商质量和质量改进。',
  },
  eligibility: {
    affiliation: 'city',
    channel: 'nanjing',
    qualitySince: '2001-07',
    qualityYears: '18',
    qualityWork: '检验、质量工程、质量管理。',
    civilServant: 'no',
    adverseRecord: 'no',
    manager: 'yes',
    record: { accidents: clean, violations: clean },
    mainLeader: 'no',
    frontLine: 'no',
  },
};

/** The sample as an application, with some answers put in other words. */
export function sampleApplication(changes: Readonly<Record<string, SheetAnswers>> = {}): ApplicationData {
  const answers = Object.fromEntries(
    Object.entries(sampleAnswers).map(([sheet, said]) => [sheet, { ...said, ...changes[sheet] }]),
  );
  return { format: 1, edition: '2020', class: 'individual', answers, evidence: [], reports: {}, files: {} };
}
