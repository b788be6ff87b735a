import type { Profile } from './profile.ts';

/** A column of the pool's file. */
export interface PoolColumn {
  readonly part: 'id' | 'name' | 'active' | keyof Profile;
  readonly title: string;
  /** Millimetres on paper. */
  readonly width: number;
}

/** The columns of the template and of the export, in order; an upload may leave out and reorder all but the name. */
export const poolColumns: readonly PoolColumn[] = [
  { part: 'name', title: '姓名', width: 18 },
  { part: 'employer', title: '工作单位', width: 40 },
  { part: 'city', title: '所在城市', width: 18 },
  { part: 'industries', title: '行业', width: 24 },
  { part: 'categories', title: '类别', width: 24 },
  { part: 'formerEmployers', title: '曾任职单位', width: 40 },
  { part: 'bodies', title: '认证或咨询机构', width: 40 },
  { part: 'qualifications', title: '资格', width: 30 },
  { part: 'years', title: '从业年限', width: 14 },
  { part: 'active', title: '状态', width: 12 },
  { part: 'id', title: '编号', width: 24 },
];

/** What stands over the columns in the template. */
export const templateLines: readonly string[] = [
  '每行一人，“姓名”必填；一格中有多项时用“；”或“、”分开；不用公式。',
  '“所在城市”填名称或代码；“行业”填GB/T 4754代码或名称；“从业年限”填整数；“状态”填“在库”或“停用”，不填为在库。',
  '“编号”由系统给出，导出后修改再导入时保留；新增人员不填。没有的列不改动原有内容，有列而留空则清空该项。',
];

/** The states of a person in the pool, as files say them. */
export const activeWords = { yes: '在库', no: '停用' } as const;
