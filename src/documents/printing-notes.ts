import type { DocBlock } from './document.ts';
import { spineWidth } from './render-cover.ts';
import type { Job } from './job.ts';

/** How to print and bind the volumes (X10), line by line; short enough to be shown on a page as well. */
export function printingNotes({ input, definition }: Job, pages: Readonly<Record<string, number>>): readonly string[] {
  const { paper } = input.edition.file;
  const volumes = definition.volumes.flatMap((volume) => {
    const count = pages[volume.id];
    return count === undefined
      ? []
      : [
          `《${volume.title.zh}》共 ${count} 面，用纸 ${Math.ceil(count / 2)} 张，书脊宽 ${spineWidth(count, paper)} 毫米，印 ${volume.copies} 份。`,
        ];
  });
  return [
    ...(input.draft ? ['本稿为草稿，每页印有“草稿”字样，只供校对，不得作为申报材料报送。'] : []),
    '纸张 A4，缩放选“实际大小”或 100 %，不要选“适合页面”。',
    '双面打印，选“沿长边翻页”。空白页是版面的一部分，请照印，不要跳过。',
    '奇数页在右，左侧装订；页边已按双面对称留出装订边，不要另加装订线。',
    ...volumes,
    `封面用 cover.pdf 交印刷单位：一页为一册的展开封面，自左至右为封底、书脊、封面。书脊宽按${paper.note.zh}计算，换纸时请印刷单位重算。`,
    '签字、盖章的页单独成张，背面空白；可先抽出签章再装入原位。',
    '打印后任取几页，核对页脚的摘要与定稿页面显示的一致，并用扫描枪试读二维码。',
  ];
}

/** The notes as a page of their own. */
export function printingPage(job: Job, pages: Readonly<Record<string, number>>): DocBlock[] {
  return [
    { b: 'heading', level: 0, text: '打印和装订说明' },
    ...printingNotes(job, pages).map((note, index): DocBlock => ({
      b: 'para',
      para: { inlines: [{ t: 'text', text: `${index + 1}．${note}`, tone: 'value' }], indent: 2 },
    })),
  ];
}
