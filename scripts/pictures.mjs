// Draws the walkthrough's pictures, media/walkthrough/*.svg. They use VS Code's CSS variables, to match the theme, and
// contain no text, to work in every language.
//   node scripts/pictures.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';

const colour = {
  ground: 'var(--vscode-editor-background)',
  line: 'var(--vscode-editorWidget-border, #8888)',
  text: 'var(--vscode-descriptionForeground)',
  strong: 'var(--vscode-foreground)',
  bad: 'var(--vscode-vmibench-regression, #b3261e)',
  good: 'var(--vscode-vmibench-improvement, #22702a)',
  link: 'var(--vscode-textLink-foreground)',
  warn: 'var(--vscode-editorWarning-foreground, #bf8803)',
};

const svgStart = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" fill="none" stroke-linecap="round">';
const frame = (body) => [svgStart, ...body.flat(9), '</svg>', ''].join('\n');
const box = (x, y, w, h, more = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="5" stroke="${colour.line}" fill="${colour.ground}" ${more}/>`;
/** A bar that represents a word. */
const word = (x, y, w, fill = colour.text, h = 7) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="3.5" fill="${fill}"/>`;
const line = (x1, y1, x2, y2, stroke, more = '') => `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${stroke}" ${more}/>`;
const dot = (x, y, tone, filled = true, r = 6) =>
  `<circle cx="${x}" cy="${y}" r="${r}" stroke="${tone}" stroke-width="2.5" fill="${filled ? tone : colour.ground}"/>`;
/** The mark of a ratio, with its interval if it has one. */
const ratio = (x, y, tone, { from, to } = {}) => [
  from === undefined
    ? []
    : [
        line(from, y, to, y, tone, 'stroke-width="2.5"'),
        line(from, y - 6, from, y + 6, tone, 'stroke-width="2.5"'),
        line(to, y - 6, to, y + 6, tone, 'stroke-width="2.5"'),
      ],
  dot(x, y, tone, from !== undefined),
];

const pictures = {
  import: [
    [40, 120, 200].map((y, i) => [
      box(30, y, 110, 64),
      [12, 28, 44].map((down, k) => word(44, y + down, [70, 50, 82][(i + k) % 3])),
      line(152, y + 32, 206, 160, colour.link, 'stroke-width="2.5"'),
    ]),
    line(198, 150, 210, 160, colour.link, 'stroke-width="3"'),
    line(198, 170, 210, 160, colour.link, 'stroke-width="3"'),
    box(226, 50, 224, 220),
    word(246, 70, 120, colour.strong, 10),
    [108, 146, 184, 222].map((y, i) => [
      line(246, y - 14, 430, y - 14, colour.line, 'stroke-width="1.5"'),
      word(246, y, [60, 44, 72, 52][i]),
      word(334, y, 36),
      word(390, y, 36, i === 1 ? colour.bad : colour.good),
    ]),
  ],
  open: [
    box(30, 70, 120, 180),
    [95, 120, 145, 170, 195, 220].map((y, i) => word(46 + (i % 3) * 8, y, [70, 54, 78, 44, 62, 30][i])),
    line(172, 160, 208, 160, colour.link, 'stroke-width="3"'),
    `<path d="M200 150L212 160L200 170" stroke="${colour.link}" stroke-width="3"/>`,
    box(232, 30, 218, 260),
    word(252, 50, 120, colour.strong, 11),
    word(252, 74, 160),
    word(252, 88, 90),
    line(362, 112, 362, 270, colour.line, 'stroke-width="2"'),
    [
      [130, 96, colour.bad],
      [165, 396, colour.good],
      [200, 380, colour.good],
      [235, 412, colour.good],
    ].map(([y, x, tone], i) => [
      word(252, y - 3, [52, 40, 60, 46][i]),
      ratio(i === 0 ? 338 : x, y, tone, { from: (i === 0 ? 338 : x) - 13, to: (i === 0 ? 338 : x) + 13 }),
    ]),
  ],
  answer: [
    box(30, 30, 420, 260),
    word(54, 54, 210, colour.strong, 14),
    box(54, 84, 100, 52),
    word(68, 98, 40),
    word(68, 114, 60, colour.bad, 12),
    box(170, 84, 100, 52),
    word(184, 98, 34),
    word(184, 114, 60, colour.good, 12),
    line(300, 160, 300, 276, colour.text, 'stroke-width="2"'),
    [
      [180, 70],
      [218, 92],
      [256, 58],
    ].map(([y, w]) => word(54, y - 3, w)),
    ratio(240, 180, colour.bad, { from: 205, to: 276 }),
    ratio(370, 218, colour.good, { from: 335, to: 410 }),
    ratio(322, 256, colour.good),
  ],
  findings: [
    box(30, 40, 420, 240),
    [70, 98, 126, 210, 238].map((y, i) => word(60 + (i % 2) * 16, y, [150, 210, 120, 180, 90][i])),
    word(76, 154, 96),
    word(180, 154, 130, colour.strong),
    `<path d="M180 168q5-6 10 0${'t10 0'.repeat(12)}" stroke="${colour.warn}" stroke-width="2.5"/>`,
    `<circle cx="50" cy="156" r="8" fill="${colour.warn}"/>`,
    `<rect x="47" y="165" width="6" height="6" rx="2" fill="${colour.warn}"/>`,
    box(180, 180, 220, 52),
    word(196, 194, 150, colour.link),
    word(196, 212, 110, colour.link),
  ],
  compare: [
    box(40, 40, 150, 240),
    box(290, 40, 150, 240),
    word(60, 60, 70, colour.strong, 10),
    word(310, 60, 90, colour.strong, 10),
    [
      [110, 110, colour.text],
      [150, 205, colour.bad],
      [205, 150, colour.good],
      [245, 245, colour.text],
    ].map(([from, to, tone]) => [
      line(160, from, 320, to, tone, 'stroke-width="2.5"'),
      dot(160, from, tone),
      dot(320, to, tone),
      word(62, from - 3, 70),
      word(344, to - 3, 70),
    ]),
  ],
};

mkdirSync(inRoot('media', 'walkthrough'), { recursive: true });
for (const [name, body] of Object.entries(pictures))
  writeFileSync(inRoot('media', 'walkthrough', `${name}.svg`), frame(body));
