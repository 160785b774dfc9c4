/**
 * Draws the icons of the installed app from `public/favicon.svg`, which is the only drawing. What comes out is committed:
 * run it after the drawing has changed (`node scripts/icons.mjs`; CHROMIUM names another browser).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const GROUND = '#a23b28';
const drawing = readFileSync('public/favicon.svg', 'utf8');

/** Name, side, and how much of the side the drawing takes; what a system cuts into shape has ground to its edges. */
const ICONS = [
  ['icon-180', 180, 1, true],
  ['icon-192', 192, 1, false],
  ['icon-512', 512, 1, false],
  ['icon-maskable-512', 512, 0.8, true],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const [name, side, share, full] of ICONS) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const room = Math.round(side * share);
  await page.setContent(
    `<style>html{background:${full ? GROUND : 'transparent'}}body{margin:0}` +
      `svg{position:absolute;inset:0;margin:auto;width:${room}px;height:${room}px}</style>${drawing}`,
  );
  const png = await page.screenshot({ omitBackground: !full });
  writeFileSync(`public/${name}.png`, png);
  await page.close();
}
await browser.close();
