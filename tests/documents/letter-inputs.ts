import type { LetterHead, LetterInput } from '#src/documents/letter-input.ts';
/** Invented facts for every letter of the 2020 edition, by its id. */

export const head: LetterHead = {
  number: null,
  issuer: '苏州市质量发展委员会（质量强市领导小组）办公室',
  addressee: '苏州市生态环境局',
  date: '2020-05-06',
  contact: '王示例、李样本',
  phone: '0512-00000001',
};
const prov = {
  ...head,
  issuer: '江苏省质量发展委员会办公室',
  addressee: '苏州市质量发展委员会（质量强市领导小组）办公室',
};
const jury = '江苏省省长质量奖评审委员会';
const subject = { applicant: '苏州示例精密仪器制造股份有限公司', code: '91320500MA1AAAAA1X', classTitle: '组织' };
const person = {
  name: '张示例',
  code: '91320500MA1AAAAA1X',
  classTitle: '个人',
  region: '苏州工业园区',
  note: '一线工作人员',
};
/** So many invented applicants; some have long names. */
export const applicants = (n: number) =>
  Array.from({ length: n }, (_, i) =>
    i % 5 === 4
      ? { ...person, name: `张示例${i}` }
      : {
          name:
            i % 7 === 3
              ? '中外合资苏州示例工业园区新一代信息技术高端装备与新材料联合研究开发有限责任公司'
              : `苏州示例第${i + 1}制造有限公司`,
          code: '91320500MA1AAAAA1X',
          classTitle: '组织',
          region: '苏州市',
          note: '',
        },
  );
const winners = (n: number) =>
  applicants(n).map((one, i) => ({
    prize: i % 2 === 0 ? '江苏省省长质量奖' : '江苏省省长质量奖提名奖',
    name: one.name,
    classTitle: one.classTitle,
    unit: one.classTitle === '个人' ? '苏州示例精密仪器制造股份有限公司 质量总监' : '',
    region: one.region,
    certificate: `SZJ-2020-${String(i + 1).padStart(3, '0')}`,
    note: '',
  }));
const empty = { lists: {}, matrices: {} };
export const letterInputs: Readonly<Record<string, LetterInput>> = {
  consultation: {
    kind: 'consultation',
    head,
    values: {
      count: 12,
      organisations: 10,
      individuals: 2,
      due: '2020-05-20',
      matters: '近3年环境违法、环境污染事故及处理情况。',
    },
    lists: { applicants: applicants(12) },
    matrices: {},
  },
  acceptance: {
    kind: 'acceptance',
    head: { ...head, number: '苏市质发委办受〔2020〕7号' },
    values: { ...subject, receipt: 'JSQ2020-0001', submitted: '2020-05-01', accepted: '2020-05-06' },
    ...empty,
  },
  correction: {
    kind: 'correction',
    head,
    values: { ...subject, receipt: 'JSQ2020-0001', round: 1, due: '2020-05-20', count: 3 },
    lists: {
      items: [
        {
          place: '二、质量管理概况 质量管理体系认证',
          reason: '证书有效期至2020年3月31日，申报时已过期。',
          asked: '补充再认证证书，或者说明换证进度并附认证机构证明。',
          due: '2020年5月20日',
        },
        {
          place: '自评报告 4.4.3',
          reason: '只有做法，没有结果数据。',
          asked: '补充近3年的数据和来源。',
          due: '2020年5月20日',
        },
        {
          place: '五、主要经济与质量指标 利润总额',
          reason: '2019年数与审计报告不一致（相差120.50万元）。',
          asked: '核对后更正，或者说明口径。',
          due: '2020年5月20日',
        },
      ],
    },
    matrices: {},
  },
  refusal: {
    kind: 'refusal',
    head,
    values: {
      ...subject,
      receipt: 'JSQ2020-0001',
      submitted: '2020-05-01',
      decision: '不予推荐',
      rule: '《关于组织申报2020年江苏省省长质量奖的通知》第三部分第（一）项第5目“已经获得设区市政府质量奖”',
      reason: '该组织尚未获得设区市政府质量奖。',
    },
    ...empty,
  },
  preliminaryOpinion: {
    kind: 'preliminaryOpinion',
    head,
    values: {
      ...subject,
      registered: '2008-03-12',
      years: 12,
      certificates: '质量管理体系（GB/T 19001，至2022年9月）、环境管理体系（GB/T 24001，至2021年8月）。',
      excellenceSince: '2015年3月',
      excellenceYears: 5,
      municipalAward: '2018年获苏州市市长质量奖。',
      chiefQualityOfficer: '陈示例',
      qualityYears: 0,
      manager: '',
      record:
        '近三年无较大质量、安全生产、环境污染、公共卫生、食品安全等事故，无重大质量投诉，无国家或者省质量监督抽查不合格记录。',
      notice: '',
      consulted: 7,
      noneAdverse: 5,
      silent: 1,
      cannotSay: 1,
      adverse: '',
      conclusion: '材料齐全，符合申报条件，同意上报苏州市人民政府审核推荐。',
    },
    ...empty,
  },
  individualOpinion: {
    kind: 'preliminaryOpinion',
    head,
    values: {
      applicant: '张示例',
      code: '91320500MA1AAAAA1X',
      classTitle: '个人',
      registered: null,
      years: 0,
      certificates: '',
      excellenceSince: '',
      excellenceYears: 0,
      municipalAward: '',
      chiefQualityOfficer: '',
      qualityYears: 18,
      manager: '近三年无重大质量、安全、环境污染、公共卫生等事故，无其他严重违法违规不良记录。',
      record: '恪守职业道德，遵守法律规章，未发现违法违规记录。',
      notice: '',
      consulted: 3,
      noneAdverse: 3,
      silent: 0,
      cannotSay: 0,
      adverse: '',
      conclusion: '符合申报条件，同意上报。',
    },
    ...empty,
  },
  recommendation: {
    kind: 'recommendation',
    head: { ...head, issuer: '苏州市人民政府' },
    values: {
      ...subject,
      reviewer: '苏州市质量发展委员会（质量强市领导小组）办公室',
      strengths: '该组织主要经济、技术和质量指标居同行业领先地位，示范引领作用明显。',
      order: 2,
    },
    ...empty,
  },
  forwarding: {
    kind: 'forwarding',
    head: { ...head, issuer: '苏州市人民政府', number: '苏府函〔2020〕31号' },
    values: { count: 40, organisations: 32, individuals: 8, paperOnly: 1, copies: 3, accepted: 46, refused: 6 },
    lists: { applicants: applicants(40).map((a, i) => ({ ...a, order: String(i + 1) })) },
    matrices: {},
  },
  approval: {
    kind: 'approval',
    head,
    values: {
      subject: '关于对苏州示例精密仪器制造股份有限公司出具初审意见的请示',
      urgency: '一般',
      department: '质量发展处',
      drafter: '王示例',
      cause:
        '该公司申报2020年江苏省省长质量奖（组织），2020年5月1日提交，5月6日受理。经初审并征求7个部门意见，没有不良情况。',
      proposal: '建议同意上报市政府审核推荐。',
      attachments: '1.初审意见；2.征求意见情况汇总；3.一页纸',
      proposedBy: '',
      proposed: null,
    },
    ...empty,
  },
  provincialAcceptance: {
    kind: 'provincialAcceptance',
    head: prov,
    values: { count: 6, received: '2020-06-15', accepted: '2020-06-22', refused: 1 },
    lists: {
      applicants: applicants(6).map((a, i) => ({
        ...a,
        acceptance: `苏质奖〔2020〕组${String(i + 1).padStart(3, '0')}`,
      })),
    },
    matrices: {},
  },
  minutes: {
    kind: 'minutes',
    head: { ...prov, issuer: jury },
    values: {
      session: 1,
      day: '2020-09-01',
      place: '第一会议室',
      chair: '主任委员林示例',
      roll: 7,
      present: 6,
      attended: '林示例、王示例、李样本、赵示例、钱样本、孙示例',
      absent: '周样本',
      rule: '每项可以表决的委员有三分之二到会方可表决，到会的可以表决委员有三分之二赞成为通过。',
      tied: '张示例4',
      tellers: '王示例、李样本',
      motionCount: 1,
    },
    lists: {
      motions: [{ subject: '江苏省省长质量奖审定名单', way: '纸质无记名投票', candidates: '6', result: '已通过' }],
      recusals: [{ member: '钱样本', subject: '苏州示例第1制造有限公司' }],
      votes: applicants(6).map((a, i) => ({
        motion: '1',
        name: a.name,
        classTitle: a.classTitle,
        eligible: i === 0 ? '6' : '7',
        present: i === 0 ? '5' : '6',
        inFavour: '4',
        against: '1',
        abstain: '0',
        spoiled: '0',
        result: i === 4 ? '票数相同' : '审定',
      })),
      awarded: applicants(4).map((a, i) => ({ ...a, prize: '江苏省省长质量奖', caseNumber: `2020-000${i + 1}` })),
    },
    matrices: {},
  },
  decision: {
    kind: 'decision',
    head: { ...prov, issuer: jury },
    values: {
      decided: '2020-09-01',
      sessions: 2,
      candidates: 24,
      count: 6,
      prizes: '江苏省省长质量奖4家（名）、江苏省省长质量奖提名奖2家（名）',
      vacant: '江苏省省长质量奖尚余6个名额、江苏省省长质量奖提名奖尚余8个名额',
    },
    lists: {
      awarded: applicants(6).map((a, i) => ({
        ...a,
        prize: i < 4 ? '江苏省省长质量奖' : '江苏省省长质量奖提名奖',
        caseNumber: `2020-000${i + 1}`,
      })),
    },
    matrices: {},
  },
  dailyReport: {
    kind: 'dailyReport',
    head: prov,
    values: {
      issue: 21,
      total: 286,
      today: 14,
      accepted: 120,
      corrections: 31,
      forwarded: 42,
      overdue: 3,
      daysLeft: 45,
      closing: '2020-06-20',
    },
    lists: {
      attention: [
        { what: '受理期限已到，未受理也未退回', count: '3', who: '徐州、宿迁' },
        { what: '部门意见逾期未复', count: '11', who: '南京、苏州、盐城' },
      ],
    },
    matrices: {
      byChannel: {
        columns: ['草稿', '待受理', '补正中', '初审', '征求意见', '待推荐', '已报省', '不予推荐', '合计'],
        rows: [
          '南京市',
          '无锡市',
          '徐州市',
          '常州市',
          '苏州市',
          '南通市',
          '连云港市',
          '淮安市',
          '盐城市',
          '扬州市',
          '镇江市',
          '泰州市',
          '宿迁市',
          '省有关部门',
          '省国资委',
          '合计',
        ].map((label, i) => ({ label, cells: Array.from({ length: 9 }, (_, j) => String((i * 7 + j * 3) % 23)) })),
      },
    },
  },
  paperReceipt: {
    kind: 'paperReceipt',
    head: prov,
    values: {
      sender: '苏州市人民政府',
      courier: 'SF0000000000001',
      received: '2020年6月15日 10:32',
      receiver: '李样本',
      deliverer: '',
      applicants: 2,
      books: 12,
      discs: 2,
      missing: '无',
    },
    lists: {
      items: [
        {
          applicant: '苏州示例精密仪器制造股份有限公司',
          volume: '申报册',
          copies: '3',
          revision: '第2版，相符',
          place: '3箱 / A-02',
          note: '',
        },
        {
          applicant: '苏州示例精密仪器制造股份有限公司',
          volume: '证实册',
          copies: '3',
          revision: '第1版，不符',
          place: '3箱 / A-02',
          note: '缺第2版，已通知换册',
        },
      ],
    },
    matrices: {},
  },
  leafExchange: {
    kind: 'leafExchange',
    head,
    values: {
      ...subject,
      from: 1,
      to: 2,
      fromDigest: '0123456789abcdef',
      toDigest: 'fedcba9876543210',
      pageCount: 2,
      void: 1,
    },
    lists: {
      pages: [
        { volume: '申报册', title: '五、主要经济与质量指标', pages: '18—19', why: '利润总额已更正' },
        { volume: '申报册', title: '承诺书', pages: '5', why: '法定代表人变更' },
      ],
      seals: [
        { title: '承诺书', seal: '法人代表签字、组织印章', holds: '失效', todo: '重新签字、盖章后附扫描件' },
        { title: '封面', seal: '组织公章', holds: '有效', todo: '不需要办理' },
      ],
    },
    matrices: {},
  },
  onePage: {
    kind: 'onePage',
    head,
    values: {
      ...subject,
      channel: head.issuer,
      trade: '仪器仪表制造业',
      size: '中型',
      state: '初审',
      since: '2020-05-06',
      contactPerson: '赵示例 0512-00000002',
      summary: '该公司从事精密光学测量仪器的研发和制造，主导产品国内市场占有率第一。',
      errors: 0,
      warnings: 3,
      consulted: 7,
      answered: 5,
      opinion: '',
    },
    lists: {
      findings: [
        { severity: '提示', text: '2019年利润总额增长超过100%，请核对。' },
        { severity: '提示', text: '环境管理体系证书将于2020年8月到期。' },
      ],
      checklist: Array.from({ length: 12 }, (_, i) => ({
        rule: `E${i + 1}`,
        subject: '在省内登记注册，具有法人资格，并正常运营5年以上',
        result: i === 7 ? '不适用' : '符合',
        proof: '营业执照：成立于2008年3月12日',
      })),
      consultation: [
        ['苏州市税务局', '无不良情况'],
        ['苏州市应急管理局', '有不良情况'],
        ['苏州市生态环境局', '逾期未复'],
      ].map(([department = '', answer = '']) => ({
        department,
        answer,
        facts: answer === '有不良情况' ? '2018年9月因动火作业未办审批被责令改正，已整改。' : '',
      })),
    },
    matrices: {
      figures: {
        columns: ['2017年', '2018年', '2019年', '行业排名'],
        rows: ['主营业务收入（万元）', '利润总额（万元）', '纳税总额（万元）', '顾客满意度（分）'].map((label) => ({
          label,
          cells: ['12,345.60', '13,456.70', '15,678.90', '2'],
        })),
      },
    },
  },
  publicNotice: {
    kind: 'publicNotice',
    head: { ...prov, addressee: '' },
    values: {
      count: 12,
      organisations: 9,
      individuals: 3,
      from: '2020-08-18',
      until: '2020-08-26',
      term: '7个工作日',
    },
    lists: { winners: winners(12) },
    matrices: {},
  },
  commendation: {
    kind: 'commendation',
    head: { ...prov, number: '苏质委〔2020〕3号', addressee: '' },
    values: {
      count: 12,
      organisations: 9,
      individuals: 3,
      approvalNumber: '苏政复〔2020〕9号',
      approved: '2020-08-27',
      conferred: '2020-08-28',
    },
    lists: { winners: winners(12) },
    matrices: {},
  },
  winnersList: {
    kind: 'winnersList',
    head: { ...prov, addressee: '' },
    values: { count: 12, organisations: 9, individuals: 3, conferred: '2020-08-28' },
    lists: { winners: winners(12) },
    matrices: {},
  },
};
