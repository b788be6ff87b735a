import { describe, expect, test } from 'vitest';
import { buildSheet, buildSheets } from '#src/documents/build-sheet.ts';
import type { DocBlock, DocSheet, Inline } from '#src/documents/document.ts';
import type { ApplicationData, SheetAnswers } from '#src/domain/form/answers.ts';
import { smallAnswers, smallEdition } from './small-edition.ts';

const built = (id: string, mode: 'filled' | 'blank' = 'filled', data: ApplicationData = smallAnswers): DocSheet[] =>
  buildSheet(smallEdition, data, id, { mode });
const only = (sheets: readonly DocSheet[]): DocSheet => {
  expect(sheets).toHaveLength(1);
  return sheets[0]!;
};
const withFacts = (more: SheetAnswers): ApplicationData => ({
  ...smallAnswers,
  answers: { ...smallAnswers.answers, facts: { ...(smallAnswers.answers['facts'] as SheetAnswers), ...more } },
});

type Table = Extract<DocBlock, { b: 'table' }>;
const tables = (sheet: DocSheet): Table[] => sheet.blocks.filter((block) => block.b === 'table');
const words = (inlines: readonly Inline[]): string =>
  inlines
    .map((one) =>
      one.t === 'text' || one.t === 'line' ? one.text : one.t === 'box' ? (one.checked ? '[x]' : '[ ]') : '',
    )
    .join('')
    .replaceAll('\u2060', '');
const cells = (table: Table): string[][] =>
  table.rows.map((row) => row.map((cell) => cell.paras.map((para) => words(para.inlines)).join('/')));
const inlines = (sheet: DocSheet): Inline[] =>
  sheet.blocks.flatMap((block) =>
    block.b === 'table'
      ? block.rows.flatMap((row) => row.flatMap((cell) => cell.paras.flatMap((para) => para.inlines)))
      : block.b === 'boxed'
        ? block.paras.flatMap((para) => para.inlines)
        : block.b === 'para'
          ? block.para.inlines
          : [],
  );

describe('a filled sheet', () => {
  const facts = only(built('facts'));
  const [basic, sites, checks, figures] = tables(facts);

  test('prints labels, values and boxes, and no bracketed hint', () => {
    expect(cells(basic!)[0]).toEqual(['注册地址', '灯塔市灯塔路1号', '统一社会信用代码', '91320100MA1AAAAA1X']);
    expect(cells(basic!)[1]?.[1]).toBe('[x]是\u2002[ ]否');
    expect(words(inlines(facts))).not.toContain('写明门牌号');
  });

  test('[A1.1] tells a chosen value without a printed box in words and ticks none', () => {
    expect(cells(basic!)[1]?.[3]).toBe('[ ]大型\u2002[ ]小型\u2002（微型）');
  });

  test('[M9] prints the reason of a blank in its own tone', () => {
    const fax = inlines(facts).find((one) => one.t === 'text' && one.text === '无传真');
    expect(fax).toMatchObject({ tone: 'reason', field: 'facts/fax' });
    expect(cells(checks!)).toEqual([
      ['甲年', '量块', '合格'],
      ['卡尺', '合格'],
      ['乙年', '当年未抽查'],
    ]);
  });

  test('stretches a whole-group cell over its rows and keeps the table tiled', () => {
    expect(checks!.rows[0]?.[0]).toMatchObject({ rows: 2, span: 1 });
    expect(checks!.rows[2]?.map((cell) => cell.span)).toEqual([1, 2]);
  });

  test('repeats matrix rows with number, label and unit', () => {
    expect(cells(figures!)).toEqual([
      ['1', '资产总额', '万元', '100', '120.5'],
      ['2', '职工', '人', '30', ''],
    ]);
  });

  test('prints the label of a column or row of a matrix beside its cells', () => {
    const { organisation } = smallEdition.classes;
    const heads = ['y1', 'assets', 'y1.more'].map((key) => ({ runs: [{ labelOf: `figures.${key}` }] }));
    const headed = {
      ...organisation!.definitions['facts']!,
      blocks: [{ kind: 'flow' as const, paragraphs: heads }],
    };
    const edition = {
      ...smallEdition,
      classes: { organisation: { ...organisation!, definitions: { ...organisation!.definitions, facts: headed } } },
    };
    const sheet = only(buildSheet(edition, smallAnswers, 'facts', { mode: 'filled' }));
    expect(words(inlines(sheet))).toBe('甲年资产总额');
  });

  test('keeps head rows and hangs joined tables on the one above', () => {
    expect(sites).toMatchObject({ head: 2, join: true });
    expect(cells(sites!).slice(2)).toEqual([
      ['东厂', '025-88888888'],
      ['西厂', '025-66666666'],
    ]);
  });

  test('sets a long text in indented paragraphs', () => {
    expect(basic!.rows[3]?.[0]?.paras).toMatchObject([{ indent: 2 }, { indent: 2 }]);
  });

  test('[X12] drops characters that print as nothing', () => {
    const sheet = only(built('facts', 'filled', withFacts({ address: '\u202e灯\u0000塔\ufeff' })));
    expect(cells(tables(sheet)[0]!)[0]?.[1]).toBe('灯塔');
  });
});

describe('a blank form', () => {
  const facts = only(built('facts', 'blank'));

  test('prints hints, empty rows and open boxes, and nothing that was answered', () => {
    const [basic, sites, checks] = tables(facts);
    expect(cells(basic!)[0]?.[1]).toBe('（写明门牌号）');
    expect(cells(sites!).slice(2)).toEqual([
      ['', ''],
      ['', ''],
      ['', ''],
    ]);
    expect(cells(checks!)).toEqual([
      ['甲年', '', ''],
      ['', ''],
      ['乙年', '', ''],
      ['', ''],
    ]);
    expect(JSON.stringify(facts)).not.toContain('灯塔路');
    expect(
      inlines(facts)
        .filter((one) => one.t === 'box')
        .every((one) => one.t === 'box' && !one.checked),
    ).toBe(true);
  });

  test('shows a repeated sheet, and one over a table, once', () => {
    expect(built('product', 'blank')).toHaveLength(1);
    expect(built('declaration', 'blank')).toHaveLength(1);
  });
});

describe('repetition', () => {
  test('prints one document for each instance, numbered in its heading', () => {
    const sheets = built('product');
    expect(sheets.map((sheet) => [sheet.anchor, sheet.title])).toEqual([
      ['sheet:product:p1', '二、产品水平（1/2）'],
      ['sheet:product:p2', '二、产品水平（2/2）'],
    ]);
  });

  test('[E7] prints a leaf for each row of the table it stands over', () => {
    const leaves = built('declaration');
    expect(leaves.map((leaf) => words(inlines(leaf)))).toEqual([
      expect.stringContaining('1．东厂无不良记录。'),
      expect.stringContaining('2．西厂无不良记录。'),
    ]);
    expect(leaves.every((leaf) => leaf.leaf)).toBe(true);
    expect(JSON.stringify(leaves[0])).toContain('本届增设');
  });
});

test('[M9] an answer longer than its cell continues on an extra sheet', () => {
  const long = '灯'.repeat(300);
  const sheet = only(built('facts', 'filled', withFacts({ address: long })));
  expect(cells(tables(sheet)[0]!)[0]?.[1]).toBe('见附页第 1 项');
  const tail = sheet.blocks.slice(sheet.blocks.findIndex((block) => block.b === 'pageBreak'));
  expect(tail.find((block) => block.b === 'heading')).toMatchObject({ text: '附页' });
  expect(JSON.stringify(tail)).toContain(long);
});

test('[M9] the extra sheet says which row of a table an answer comes from', () => {
  const long = '灯'.repeat(300);
  const sites = ['东厂', '西厂'].map((name, index) => ({ id: `k${index}`, name, phone: '' }));
  const checks = [{ id: 'c1', group: 'y2', what: '量块', result: long }];
  const sheet = only(built('facts', 'filled', withFacts({ sites, checks })));
  const tail = sheet.blocks.slice(sheet.blocks.findIndex((block) => block.b === 'pageBreak'));
  expect(JSON.stringify(tail)).toContain('1．乙年 第 1 行“量块” 结论');
});

test('a narrow cell does not indent its long text', () => {
  const edition = structuredClone(smallEdition);
  const grid = edition.classes['organisation']!.definitions['facts']!.blocks[0]!;
  if (grid.kind !== 'grid') throw new Error('the sheet begins with a grid');
  const last = grid.rows.at(-1)!.cells[0]!;
  const narrow = {
    ...grid,
    rows: [
      {
        cells: [
          { ...last, span: 1 },
          { runs: [{ text: { zh: '注', en: 'n' } }], span: 3 },
        ],
      },
    ],
  };
  const facts = { ...edition.classes['organisation']!.definitions['facts']!, blocks: [narrow] };
  const organisation = { ...edition.classes['organisation']!, definitions: { facts } };
  const [sheet] = buildSheet({ ...edition, classes: { organisation } }, smallAnswers, 'facts', { mode: 'filled' });
  const paras = tables(sheet!)[0]!.rows[0]![0]!.paras;
  expect(paras).toHaveLength(2);
  expect(paras.some((para) => para.indent !== undefined)).toBe(false);
});

test('[M14] a printed date needs no frame beside it, a seal has a place', () => {
  const seals = inlines(only(built('pledge'))).filter((one) => one.t === 'seal');
  expect(seals).toEqual([{ t: 'seal', id: 'pledgeSeal', label: 'pledgeSeal', kind: 'seal' }]);
});

test('what does not hold for sure is not printed', () => {
  const rows = (holds: () => boolean | 'unknown'): number =>
    tables(only(buildSheet(smallEdition, smallAnswers, 'facts', { mode: 'filled', holds })))[0]!.rows.length;
  expect([rows(() => true), rows(() => false), rows(() => 'unknown')]).toEqual([4, 3, 3]);
});

test('a sheet that the class does not have is named', () => {
  expect(() => buildSheets(smallEdition, smallAnswers, ['nowhere'], { mode: 'blank' })).toThrow('nowhere');
});

test('[M9] neighbouring cells that are empty for one long reason are printed as one and keep their fields', () => {
  const reason = '本类产品不单独核算';
  const sheet = only(
    built(
      'facts',
      'filled',
      withFacts({ figures: { staff: { y1: '30' } }, $blank: { 'figures/assets': reason, 'figures/staff/y2': '无' } }),
    ),
  );
  const figures = tables(sheet)[3]!;
  expect(cells(figures)).toEqual([
    ['1', '资产总额', '万元', reason],
    ['2', '职工', '人', '30', '无'],
  ]);
  expect(figures.rows[0]?.[3]?.span).toBe(2);
  expect(inlines(sheet).flatMap((one) => ('field' in one ? [one.field] : []))).toContain('facts/figures/assets/y2');
});
