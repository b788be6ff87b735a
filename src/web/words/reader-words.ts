import type { Words } from './language.tsx';

const zh = {
  opening: '正在打开……',
  retry: '重试',
  pageNumber: '页码',
  page: (number: number): string => `第${number}页`,
  zoom: '缩放',
  smaller: '缩小',
  larger: '放大',
  search: '查找',
  nothingFound: '没有找到',
  hit: (at: number, of: number): string => `${at}/${of}`,
  region: '框选',
  regionHint: '在页面上拖出一块区域，作为评语的依据',
  citePage: '引用本页',
  citePageHint: '把正在看的这一页作为评语的依据',
  copy: '阅读本',
  copyHint: '在新窗口打开，每页印有您的姓名和时间',
  citeAs: '作为评语的依据',
  asStrength: '优势',
  asOpportunity: '改进空间',
  leaveSelection: '不引用',
};
export type ReaderWords = typeof zh;

/** Words of the reader: PDF pages, searching, citing. */
export const readerWords: Words<ReaderWords> = {
  zh,
  en: {
    opening: 'Opening …',
    retry: 'Try again',
    pageNumber: 'Page number',
    page: (number) => `Page ${number}`,
    zoom: 'Zoom',
    smaller: 'Smaller',
    larger: 'Larger',
    search: 'Find',
    nothingFound: 'not found',
    hit: (at, of) => `${at}/${of}`,
    region: 'Region',
    regionHint: 'Draw a region on the page for a comment to rest on',
    citePage: 'Cite page',
    citePageHint: 'Let a comment rest on the page you are reading',
    copy: 'Reading copy',
    copyHint: 'Opens in a new window; every page bears your name and the time',
    citeAs: 'A comment rests on this',
    asStrength: 'Strength',
    asOpportunity: 'Opportunity',
    leaveSelection: 'Do not cite',
  },
};
