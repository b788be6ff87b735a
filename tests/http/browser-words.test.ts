import { describe, expect, it } from 'vitest';
import { browserWords } from '#src/http/present/browser-words.ts';

describe('a browser in words', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0 Safari/537.36 Edg/87.0',
      'Windows 上的 Edge',
    ],
    [
      'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0 Safari/537.36 QIHU 360SE',
      'Windows 上的 360 浏览器',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 14_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/14.0 Mobile Safari/604.1',
      '苹果手机或平板 上的 Safari',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/88.0 Mobile Safari/537.36 MicroMessenger/8.0',
      '安卓 上的 微信',
    ],
    ['curl/8.0', '未知浏览器'],
    [null, '未知浏览器'],
  ])('of %s is %s', (userAgent, words) => expect(browserWords(userAgent).zh).toBe(words));
});
