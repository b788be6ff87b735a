import { creditCodeCheck, identityCheck, organisationCodeCheck } from '#src/definition/value/check-digit.ts';
import type { Random } from './random.ts';

/** First and second signs of the names of firms: two firms of one trade share neither, so that no name is near another by chance. */
const firstSigns = [...'砺铎澜岫珩璟骁霁崧湜垚钧翊沅彧峘煜锦昱澄衡弘朗瀚璞禾桐榆柏栩棠梓楠樾苓芷蘅葳茗荻'];
const secondSigns = [...'远川峰洲源岳屿宸驰翔旻穹溪汀渊泓润泽淳沛垣垠域坤堃岱岚岑峤巍晖曜晟晗昶昕晔星辰月'];
const trades = {
  maker: [
    '精密轴承',
    '智能装备',
    '数控机床',
    '新型材料',
    '生物制药',
    '电力电缆',
    '汽车零部件',
    '印染科技',
    '光伏能源',
    '船舶配套',
    '食品酿造',
    '环保设备',
    '医疗器械',
    '特种钢管',
    '家用电器',
    '仪器仪表',
  ],
  builder: ['建设工程', '建筑安装', '市政路桥', '装饰幕墙', '水利水电工程'],
  group: ['电气', '重工机械', '纺织服装', '粮油食品', '化工新能源'],
} as const;
export type Firm = keyof typeof trades;
const familyNames = [...'顾沈陆许梁秦方孟温江季骆祁卞蔺冉祝闻施费连包雷段向俞薛柳殷章葛苗庞樊邵万纪裴项茅'];
const givenSigns = [...'清砚知望既若初映云怀以宁书远舟行微言思齐景明文博嘉禾子衿修竹听澜见山予安承泽亦然'];

/** The name of an invented firm, the n-th of its kind: of one trade no two are alike in a sign. `place` stands in front. */
export function firmName(kind: Firm, n: number, place: string): string {
  const list = trades[kind];
  const turn = Math.floor(n / list.length) * 7 + (n % list.length);
  const first = firstSigns[turn % firstSigns.length];
  const second = secondSigns[(turn * 3 + 5) % secondSigns.length];
  const form = kind === 'group' ? '集团有限公司' : n % 3 === 0 ? '股份有限公司' : '有限公司';
  return `${place}${first}${second}${list[n % list.length]}${form}`;
}

/** A name nearly that of another firm: one sign of it is another. */
export const nearName = (name: string, place: string): string => {
  const brandAt = place.length;
  const other = secondSigns[(secondSigns.indexOf(name[brandAt + 1] ?? '') + 11) % secondSigns.length] ?? '';
  return `${name.slice(0, brandAt + 1)}${other}${name.slice(brandAt + 2)}`;
};

export const personName = (random: Random): string =>
  `${random.pick(familyNames)}${random.pick(givenSigns)}${random.chance(0.7) ? random.pick(givenSigns) : ''}`;

/** A unified social credit code of an enterprise of a county of the region, with its check sign; the n-th of all. */
export function creditCode(region: string, n: number): string {
  const county = `${region.slice(0, 4)}${String(1 + (n % 12)).padStart(2, '0')}`;
  const organisation = organisationCode(n);
  const code = `91${county}${organisation}`;
  return `${code}${creditCodeCheck(code)}`;
}

/** The nine signs in the middle of a credit code, the n-th: eight and a check sign. */
function organisationCode(n: number): string {
  const body = String(70_000_000 + n * 1_373).slice(0, 8);
  return `${body}${organisationCodeCheck(body)}`;
}

/** Another identity number, the n-th: born on the same day and of the same sex as the one given, registered in the region. */
export function identityNumber(like: string, region: string, n: number): string {
  const county = String(1 + (Math.floor(n / 500) % 90)).padStart(2, '0');
  const order = String((n % 500) * 2 + (Number(like[16]) % 2)).padStart(3, '0');
  const number = `${region.slice(0, 4)}${county}${like.slice(6, 14)}${order}`;
  return `${number}${identityCheck(number)}`;
}
