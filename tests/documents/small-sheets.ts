import { Sheet } from '#src/definition/sheet.ts';

/** A wording that is the same in both languages. */
export const text = (zh: string): { zh: string; en: string } => ({ zh, en: zh });
const label = (zh: string) => ({ runs: [{ text: text(zh) }], role: 'label' as const });
const yesNo = { type: 'yesno', yes: text('是'), no: text('否') } as const;

const cover = Sheet.parse({
  id: 'cover',
  title: text('封面'),
  heading: false,
  origin: 'notice',
  leaf: { party: 'applicant' },
  fields: {
    name: { type: 'text', label: text('组织名称') },
    region: { type: 'code', list: 'places', label: text('所在地区') },
    filled: { type: 'date', label: text('填表日期') },
  },
  blocks: [
    {
      kind: 'cover',
      titles: [text('灯塔质量奖'), text('申报表')],
      foot: [text('灯塔质量奖办公室印制')],
      lines: [
        [
          { labelOf: 'name' },
          { text: text('：') },
          { field: 'name', width: 15, underline: true },
          { text: text('（公章）') },
          { seal: 'coverSeal' },
        ],
        [{ labelOf: 'filled' }, { text: text('：') }, { field: 'filled', width: 18, underline: true }],
      ],
    },
  ],
});

const facts = Sheet.parse({
  id: 'facts',
  number: '一',
  title: text('基本情况'),
  origin: 'notice',
  fields: {
    address: { type: 'text', label: text('注册地址') },
    code: { type: 'uscc', label: text('统一社会信用代码') },
    officer: { ...yesNo, label: text('设立首席质量官') },
    fax: { type: 'phone', label: text('传真') },
    size: {
      type: 'choice',
      label: text('规模'),
      options: [
        { code: 'large', label: text('大型') },
        { code: 'small', label: text('小型') },
        { code: 'micro', label: text('微型'), printed: false },
      ],
    },
    exports: { type: 'tick', label: text('出口') },
    story: { type: 'longtext', label: text('简介') },
    sites: {
      type: 'rows',
      label: text('分场所'),
      columns: { name: { type: 'text', label: text('名称') }, phone: { type: 'phone', label: text('联系电话') } },
    },
    checks: {
      type: 'rows',
      label: text('抽查'),
      groups: [
        { key: 'y1', label: text('甲年') },
        { key: 'y2', label: text('乙年') },
      ],
      columns: { what: { type: 'text', label: text('产品') }, result: { type: 'text', label: text('结论') } },
    },
    figures: {
      type: 'matrix',
      label: text('指标'),
      rows: [
        { key: 'assets', label: text('资产总额'), unit: text('万元') },
        { key: 'staff', label: text('职工'), unit: text('人') },
      ],
      columns: [
        { key: 'y1', label: text('甲年'), cell: { type: 'decimal', digits: 2, label: text('甲年') } },
        { key: 'y2', label: text('乙年'), cell: { type: 'decimal', digits: 2, label: text('乙年') } },
      ],
    },
  },
  blocks: [
    {
      kind: 'grid',
      columns: [20, 30, 20, 30],
      rows: [
        {
          cells: [
            label('注册地址'),
            { runs: [{ field: 'address' }, { text: text('（写明门牌号）'), hint: true }] },
            { runs: [{ labelOf: 'code' }] },
            { runs: [{ field: 'code' }] },
          ],
        },
        {
          cells: [
            { runs: [{ labelOf: 'officer' }] },
            { runs: [{ optionsOf: 'officer' }] },
            { runs: [{ labelOf: 'size' }] },
            { runs: [{ optionsOf: 'size' }] },
          ],
        },
        {
          cells: [
            { runs: [{ labelOf: 'fax' }] },
            { runs: [{ field: 'fax' }] },
            label('出口产品'),
            { runs: [{ box: 'exports', bare: true }, { text: text('有出口') }] },
          ],
          when: 'facts.exports || !facts.exports',
        },
        { cells: [{ runs: [{ field: 'story' }], span: 4, minHeight: 30 }] },
      ],
    },
    {
      kind: 'grid',
      columns: [50, 50],
      head: 2,
      join: true,
      rows: [
        { cells: [{ runs: [{ text: text('分场所名单') }], role: 'band', span: 2 }] },
        {
          cells: [
            { runs: [{ labelOf: 'sites.name' }], role: 'head' },
            { runs: [{ labelOf: 'sites.phone' }], role: 'head' },
          ],
        },
        {
          cells: [{ runs: [{ field: 'sites.name' }] }, { runs: [{ field: 'sites.phone' }] }],
          repeat: 'sites',
          blanks: 3,
        },
      ],
    },
    {
      kind: 'grid',
      columns: [20, 40, 40],
      join: true,
      rows: [
        {
          cells: [
            { runs: [{ groupLabel: true }], role: 'label', wholeGroup: true },
            { runs: [{ field: 'checks.what' }] },
            { runs: [{ field: 'checks.result' }] },
          ],
          repeat: 'checks',
          blanks: 2,
        },
      ],
    },
    {
      kind: 'grid',
      columns: [10, 40, 10, 20, 20],
      rows: [
        {
          cells: [
            { runs: [{ index: true }] },
            { runs: [{ rowLabel: true }], role: 'label' },
            { runs: [{ rowUnit: true }] },
            { runs: [{ field: 'figures.y1' }] },
            { runs: [{ field: 'figures.y2' }] },
          ],
          repeat: 'figures',
        },
      ],
    },
    {
      kind: 'flow',
      boxed: true,
      paragraphs: [
        {
          runs: [
            { box: 'exports', bare: true },
            { text: text('获奖时间：') },
            { field: 'fax', width: 10, underline: true },
          ],
        },
      ],
    },
    { kind: 'notes', paragraphs: [text('注：带“□”的项目请打“√”。')] },
  ],
});

const pledge = Sheet.parse({
  id: 'pledge',
  title: text('承诺书'),
  heading: false,
  origin: 'notice',
  leaf: { party: 'applicant' },
  fields: {},
  blocks: [
    {
      kind: 'prose',
      title: text('承 诺 书'),
      paragraphs: [{ runs: [{ text: text('本组织郑重承诺所报材料真实。') }], indent: 2 }],
    },
    {
      kind: 'flow',
      paragraphs: [
        { runs: [{ text: text('印章：') }, { seal: 'pledgeSeal' }], space: 20 },
        { runs: [{ text: text('年 月 日') }, { seal: 'pledgeDate' }], align: 'right' },
      ],
    },
  ],
});

const product = Sheet.parse({
  id: 'product',
  number: '二',
  title: text('产品水平'),
  origin: 'notice',
  repeat: { of: text('产品'), titleField: 'name', min: 1, max: 9 },
  fields: { name: { type: 'text', label: text('产品名称') } },
  blocks: [
    {
      kind: 'grid',
      columns: [30, 70],
      rows: [{ cells: [{ runs: [{ labelOf: 'name' }] }, { runs: [{ field: 'name' }] }] }],
    },
  ],
});

const assessment = Sheet.parse({
  id: 'assessment',
  number: '四',
  title: text('自我评价报告'),
  origin: 'notice',
  fields: {},
  blocks: [
    {
      kind: 'grid',
      columns: [1],
      rows: [
        {
          cells: [{ runs: [{ text: text('（表格可自行扩充。）'), hint: true }, { reportRef: 'self' }], minHeight: 30 }],
        },
      ],
    },
  ],
});

const declaration = Sheet.parse({
  id: 'declaration',
  title: text('声明'),
  origin: 'addition',
  leaf: { party: 'applicant' },
  over: 'facts.sites',
  fields: {},
  blocks: [
    {
      kind: 'flow',
      paragraphs: [
        { runs: [{ index: true }, { text: text('．') }, { field: 'name' }, { text: text('无不良记录。') }] },
      ],
    },
  ],
});

const chart = Sheet.parse({
  id: 'chart',
  title: text('结构图'),
  origin: 'addition',
  fields: {
    drawing: { type: 'files', label: text('图'), accept: ['image', 'pdf'], max: 3 },
  },
  blocks: [{ kind: 'grid', columns: [1], rows: [{ cells: [{ runs: [{ field: 'drawing' }] }] }] }],
});

/** Sheets that show each feature of the layout once: a cover, a full table sheet, leaves, a repeated sheet, one over a table. */
export const smallSheets = { cover, facts, pledge, product, assessment, declaration, chart };
