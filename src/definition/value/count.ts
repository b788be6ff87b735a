/** Signs that stand alone: Chinese, Japanese and Korean letters, their punctuation, full-width forms, “”‘’—…·. */
const standsAlone =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u2014\u2018\u2019\u201C\u201D\u2026\u00B7\u2460-\u24FF\u3000-\u303F\u3200-\u33FF\uFE30-\uFE4F\uFF00-\uFFEF]/u;
const blank = /[\p{White_Space}\u200B]/u;

/**
 * 字数 as Word counts it: each Chinese character and each Chinese or full-width punctuation mark is 1; an unbroken
 * run of anything else (letters, digits, ASCII punctuation) is 1; blanks and line breaks are 0.
 * "GB/T 19580-2012，共23条" is 2 + 1 + 1 + 1 + 1 = 6.
 */
export function wordCount(text: string): number {
  let count = 0;
  let inRun = false;
  for (const sign of text) {
    if (blank.test(sign)) inRun = false;
    else if (standsAlone.test(sign)) {
      count += 1;
      inRun = false;
    } else if (!inRun) {
      count += 1;
      inRun = true;
    }
  }
  return count;
}
