import { svgDocument, svgText } from './svg.ts';

/** What a drawn stand-in for a photo shows. */
export const scenes = ['campus', 'line', 'laboratory', 'site', 'furnace', 'field', 'lesson'] as const;
export type Scene = (typeof scenes)[number];

const width = 900;
const height = 600;
const ground = 430;

const box = (x: number, y: number, w: number, h: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`;
const disc = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('');
const person = (x: number, y: number, coat: string): string =>
  disc(x, y, 24, '#e3c2a3') + `<path d="M${x - 38} ${y + 132}v-66q0-36 38-36t38 36v66z" fill="${coat}"/>`;
const windows = (x: number, y: number, columns: number, rows: number): string =>
  many(columns * rows, (i) => box(x + (i % columns) * 44, y + Math.floor(i / columns) * 52, 28, 32, '#dbe9f4'));

const drawings: Readonly<Record<Scene, () => string>> = {
  campus: () =>
    box(120, 150, 300, 280, '#7e95ab') +
    windows(146, 176, 6, 4) +
    box(450, 240, 340, 190, '#94a7b8') +
    windows(476, 266, 7, 3) +
    many(4, (i) => disc(90 + i * 240, 420, 34, '#5f8a5d')),
  line: () =>
    box(60, 380, 780, 40, '#5a6672') +
    many(
      6,
      (i) =>
        box(90 + i * 128, 280, 92, 100, i % 2 === 0 ? '#8ca3b8' : '#c2a45a') + disc(136 + i * 128, 330, 24, '#eef3f8'),
    ) +
    person(220, 250, '#2f5d8a') +
    person(640, 250, '#2f5d8a'),
  laboratory: () =>
    box(60, 390, 780, 26, '#8a8f96') +
    box(120, 250, 150, 140, '#d5dde5') +
    disc(195, 320, 46, '#7e95ab') +
    box(560, 230, 200, 160, '#c7d3de') +
    box(580, 250, 160, 90, '#243746') +
    person(430, 260, '#eef1f4'),
  site: () =>
    many(5, (i) => box(160 + i * 90, 150 + i * 26, 60, 280 - i * 26, '#b9aa8c')) +
    `<path d="M700 430V90M700 110H360M700 110h110M700 90L500 110" stroke="#c2842a" stroke-width="12" fill="none"/>` +
    box(365, 110, 6, 120, '#555') +
    person(120, 300, '#c2842a'),
  furnace: () =>
    box(300, 190, 260, 240, '#59514d') +
    disc(430, 300, 74, '#e8862e') +
    disc(430, 300, 44, '#ffd27a') +
    person(180, 300, '#8a4b2f') +
    person(700, 300, '#2f5d8a'),
  field: () =>
    `<path d="M0 430Q240 330 470 400T900 360V600H0z" fill="#7fa36b"/>` +
    box(380, 330, 150, 60, '#b5442f') +
    disc(410, 400, 26, '#333') +
    disc(510, 400, 26, '#333') +
    `<path d="M530 340L640 240" stroke="#555" stroke-width="10"/>` +
    person(670, 250, '#2f5d8a'),
  lesson: () =>
    box(180, 110, 420, 220, '#eef3f8') +
    many(12, (i) =>
      disc(
        230 + (i % 4) * 106,
        160 + Math.floor(i / 4) * 62,
        20,
        ['#7e95ab', '#c2a45a', '#8a4b2f'][i % 3] ?? '#7e95ab',
      ),
    ) +
    person(690, 250, '#2f5d8a') +
    many(3, (i) => person(200 + i * 150, 340, '#6b7785')),
};

/** A drawing that stands for a photo, 900 × 600 units, with its caption and 样例 across it. */
export function photoSvg(scene: Scene, caption: string): string {
  const back = box(0, 0, width, height, '#e6edf3') + box(0, ground, width, height - ground, '#cfd3cd');
  const band =
    box(0, 530, width, 70, '#23313d') +
    svgText(`样例：${caption}`, 30, 576, { size: 30, anchor: 'start', fill: '#ffffff' });
  return svgDocument(width, height, back + drawings[scene]() + stamp(width / 2, 90, 64) + band);
}

/** A drawn figure in the proportion 35:49, 350 × 490 units; nobody in particular. */
export function portraitSvg(hair: 'long' | 'short'): string {
  const shoulders =
    '<path d="M30 490q6-132 108-150h74q102 18 108 150z" fill="#33475b"/><path d="M138 338l37 62 37-62z" fill="#ffffff"/>';
  const locks =
    hair === 'long'
      ? '<path d="M82 200q-6-128 93-128t93 128v128h-34V196H116v132H82z" fill="#2b2523"/>'
      : '<path d="M96 190q-6-112 79-112t79 112q-40-52-79-52t-79 52z" fill="#2b2523"/>';
  const face =
    '<rect x="150" y="280" width="50" height="72" fill="#dcb493"/><ellipse cx="175" cy="210" rx="66" ry="86" fill="#e8c4a4"/>';
  const features =
    '<circle cx="150" cy="206" r="6" fill="#333"/><circle cx="200" cy="206" r="6" fill="#333"/><path d="M150 252q25 18 50 0" stroke="#a4614f" stroke-width="5" fill="none"/>';
  const fringe = '<path d="M106 190q14-78 69-78t69 78q-36-40-69-40t-69 40z" fill="#2b2523"/>';
  return svgDocument(
    350,
    490,
    `<rect width="350" height="490" fill="#b9d2ea"/>${locks}${shoulders}${face}${features}${fringe}${stamp(175, 450, 40)}`,
  );
}

function stamp(x: number, y: number, size: number): string {
  const frame = `<rect x="${x - size * 1.4}" y="${y - size * 0.9}" width="${size * 2.8}" height="${size * 1.25}" fill="#ffffff" fill-opacity="0.72" stroke="#52606d" stroke-width="2" stroke-dasharray="8 5"/>`;
  return frame + svgText('样例', x, y, { size, anchor: 'middle', fill: '#52606d' });
}
