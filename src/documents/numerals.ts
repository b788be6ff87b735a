const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as a heading counts: 一, 十, 十一, 二十, 二十一. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  return `${tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`}${digits[value % 10]}`;
}
