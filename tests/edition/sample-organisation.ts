import type { ApplicationData, MatrixAnswer, SheetAnswers } from '#src/domain/form/answers.ts';

/** A small application of an organisation whose figures agree: every rule holds for it or is silent. */
export function sampleOrganisation(): ApplicationData {
  const indicators: Readonly<Record<string, readonly [string, string, string]>> = {
    assets: ['9000', '10000', '11000'],
    investmentIncome: ['10', '20', '30'],
    revenueMain: ['8000', '9000', '10000'],
    revenueOther: ['100', '100', '200'],
    profit: ['800', '900', '1200'],
    tax: ['400', '450', '500'],
    sales: ['8100', '9100', '10200'],
    export: ['100', '110', '120'],
    assetContribution: ['14', '14.5', '16.5'],
    debtRatio: ['45', '44', '43'],
    costProfit: ['11', '11', '13.3'],
    productivity: ['10', '11', '12'],
    salesRate: ['99', '99', '100'],
    newProductRate: ['30', '31', '32'],
    energyUnit: ['0.1000', '0.0950', '0.0900'],
    energyDrop: ['4', '5', '5.26'],
    marketShare: ['10', '11', '12'],
    satisfaction: ['90', '91', '92'],
  };
  const table: MatrixAnswer = Object.fromEntries(
    Object.entries(indicators).map(([key, [y1, y2, y3]]) => [key, { y1, y2, y3, rank: '第5位' }]),
  );
  const clean = Object.fromEntries(
    ['product', 'project', 'service', 'environment', 'safety', 'accident', 'complaint', 'claim', 'labour', 'other'].map(
      (key) => [key, { y1: 'no', y2: 'no', y3: 'no' }],
    ),
  );
  const economy: readonly SheetAnswers[] = [
    { id: 'whole', scope: '组织合计', whole: 'yes', table },
    { id: 'a', scope: '样例产品', whole: '', table: { sales: { y3: '5000' } } },
  ];
  return {
    format: 1,
    edition: '2020',
    class: 'organisation',
    reports: {},
    files: {},
    evidence: ['municipalAward', 'chiefQualityOfficer', 'auditReports', 'auditReports', 'auditReports'].map(
      (category, index) => ({
        id: `e${index}`,
        category,
        title: '样例',
        issuer: '样例',
        number: String(index),
        issued: '2019-01-01',
        files: [],
        proves: [],
      }),
    ),
    answers: {
      cover: { name: '江苏澄砾机械有限公司', industry: 'C34', region: '321100', filled: '2020-05-18' },
      basic: {
        name: '江苏澄砾机械有限公司',
        founded: '2003-06-18',
        uscc: '91321100750099062E',
        economicType: '159',
        size: 'medium',
        chiefQualityOfficer: 'yes',
        staff: '400',
        qualityStaff: '40',
        rdStaff: '60',
      },
      quality: {
        qms: 'yes',
        qmsDate: '2019-09-12',
        ems: 'yes',
        emsDate: '2019-09-12',
        ohsms: 'yes',
        ohsmsDate: '2019-09-12',
        mms: 'yes',
        mmsDate: '2019-09-12',
        municipal: 'yes',
        municipalDate: '2016-12',
        ...Object.fromEntries(
          ['science', 'newProduct', 'highTech', 'engineering', 'compulsory', 'licence', 'otherQualification'].map(
            (key) => [key, 'yes'],
          ),
        ),
        ...Object.fromEntries(
          [
            'scienceAwards',
            'newProducts',
            'highTechProducts',
            'brands',
            'compulsoryCertificates',
            'licences',
            'qualifications',
          ].map((key) => [key, [{ id: 'k1', date: '2018-11' }]]),
        ),
        engineeringAwards: [{ id: 'k1', award: 'luban', project: '样例工程', date: '2018-12' }],
      },
      methods: { excellenceStart: '2012-03' },
      level: [
        {
          id: 'p1',
          product: '样例产品',
          spotChecks: [{ id: 'k1', group: 'y1', name: '样例', body: '样例', conclusion: '合格' }],
          acceptances: [{ id: 'k1', group: 'y1', projects: '5', passed: '5', department: '样例' }],
          exportChecks: [{ id: 'k1', group: 'y1', name: '样例', customs: '样例', result: '合格' }],
        },
      ],
      economy,
      responsibility: { integrity: { taxCredit: { y1: 'A', y2: 'A', y3: 'B' } } },
      market: {
        supplierTotal: '10',
        suppliers: [
          { id: 'k1', name: '样例' },
          { id: 'k2', name: '样例' },
        ],
        competitors: [
          { id: 'k1', domestic: '30' },
          { id: 'k2', domestic: '40' },
        ],
      },
      record: { table: clean, facts: '样例', handling: '样例' },
      coaching: {
        none: '',
        list: [{ id: 'k1', expert: '样例', institution: '样例', subject: '样例', start: '2018-05' }],
      },
      eligibility: {
        affiliation: 'city',
        channel: 'zhenjiang',
        group: 'yes',
        construction: '',
        exporter: 'yes',
        inProvince: 'yes',
        legalPerson: 'yes',
        operatingSince: '2003-07-01',
        compliant: 'yes',
        qualified: 'yes',
        results: '样例',
        spotCheckFailure: 'no',
        exportIncident: 'no',
        exportClass: 'first',
        cqoName: '样例',
        cqoDate: '2014-10-08',
        encouraged: 'emerging',
        earlierAward: 'no',
        leaderApplies: 'no',
        otherChannel: 'no',
        secrets: 'no',
      },
      holdings: {
        none: '',
        list: [
          {
            id: 'k1',
            name: '样例',
            code: '91320900MA1T0A6192',
            city: '320900',
            share: '70',
            c2: 'yes',
            c3: 'yes',
            c4: 'yes',
            c6: 'yes',
            c8: 'not-applicable',
            c9: 'yes',
          },
        ],
      },
      recentDeclaration: { happened: 'no' },
    },
  };
}
