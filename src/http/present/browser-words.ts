import type { Text } from '#src/definition/text.ts';

/** Marks of browsers in the order they are looked for: most also call themselves Chrome and Safari. */
const browsers: readonly (readonly [RegExp, Text])[] = [
  [/MicroMessenger/u, { zh: '微信', en: 'WeChat' }],
  [/QIHU|360[ES]E/u, { zh: '360 浏览器', en: '360 Browser' }],
  [/QQBrowser/u, { zh: 'QQ 浏览器', en: 'QQ Browser' }],
  [/SogouM?SE|MetaSr/u, { zh: '搜狗浏览器', en: 'Sogou Browser' }],
  [/UCBrowser|UBrowser/u, { zh: 'UC 浏览器', en: 'UC Browser' }],
  [/Edg[A-Za-z]*\//u, { zh: 'Edge', en: 'Edge' }],
  [/Firefox\/|FxiOS\//u, { zh: 'Firefox', en: 'Firefox' }],
  [/Chrome\/|CriOS\//u, { zh: 'Chrome', en: 'Chrome' }],
  [/Safari\//u, { zh: 'Safari', en: 'Safari' }],
];
const systems: readonly (readonly [RegExp, Text])[] = [
  [/HarmonyOS|OpenHarmony/u, { zh: '鸿蒙', en: 'HarmonyOS' }],
  [/Android/u, { zh: '安卓', en: 'Android' }],
  [/iPhone|iPad/u, { zh: '苹果手机或平板', en: 'iPhone or iPad' }],
  [/Windows/u, { zh: 'Windows', en: 'Windows' }],
  [/Mac OS X/u, { zh: '苹果电脑', en: 'Mac' }],
  [/Linux/u, { zh: 'Linux', en: 'Linux' }],
];
const found = (list: typeof browsers, userAgent: string): Text | null =>
  list.find(([mark]) => mark.test(userAgent))?.[1] ?? null;

/** A browser in words, as `Windows 上的 Chrome`, from what it says of itself; never more than a hint. */
export function browserWords(userAgent: string | null): Text {
  const browser = found(browsers, userAgent ?? '') ?? { zh: '未知浏览器', en: 'an unknown browser' };
  const system = found(systems, userAgent ?? '');
  return system === null ? browser : { zh: `${system.zh} 上的 ${browser.zh}`, en: `${browser.en} on ${system.en}` };
}
