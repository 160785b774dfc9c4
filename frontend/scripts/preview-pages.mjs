/**
 * Renders every page with synthetic props through the built server bundle, hydrates it in Chromium
 * under the strict content security policy, takes pictures, and reports what is wrong: console
 * messages, hydration mismatches, layout shift, sideways scrolling at 320 px, axe violations.
 *
 *   npm run build && npm run preview:pages             everything
 *   npm run preview:pages -- topic home                only pages whose name begins so
 *   npm run preview:pages -- --fast topic              one picture each (phone, light, Chinese)
 *
 * Pictures go to preview/. CHROMIUM names another browser.
 */
import { readFileSync, existsSync, mkdirSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { createServer as createVite } from 'vite';

const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
};
const NARROW = { width: 320, height: 640 };
const TYPES = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };

const words = process.argv.slice(2);
const fast = words.includes('--fast');
const wanted = words.filter((word) => !word.startsWith('--'));

const { scenes, propsOf } = await loadFixtures();
const renderDocument = loadRenderer();
const server = await listen();
const address = `http://127.0.0.1:${server.address().port}`;
const problems = [];
const figures = [];

mkdirSync('preview', { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-color-profile=srgb'],
});
for (const scene of scenes) {
  if (wanted.length > 0 && !wanted.some((word) => scene.name.startsWith(word))) continue;
  await lookAt(scene);
}
await browser.close();
server.close();
report();

/** Fixtures are TypeScript: vite reads them. */
async function loadFixtures() {
  const vite = await createVite({
    server: { middlewareMode: true },
    appType: 'custom',
    logLevel: 'error',
  });
  const module = await vite.ssrLoadModule('/src/fixtures/pages.ts');
  await vite.close();
  return module;
}

/** The bundle in an engine as bare as the one of the server. */
function loadRenderer() {
  const context = createContext({
    console: { log() {}, info() {}, warn() {}, error() {}, debug() {} },
  });
  runInContext('delete globalThis.Intl; globalThis.self = globalThis', context);
  runInContext(readFileSync('dist/server/render.js', 'utf8'), context);
  return (props) =>
    runInContext(`linli.renderDocument(${JSON.stringify(JSON.stringify(props))})`, context);
}

function listen() {
  const http = createHttpServer((request, response) => {
    const url = new URL(request.url, 'http://host');
    const scene = scenes.find((one) => one.name === cookie(request, 'scene'));
    if (url.pathname.startsWith('/api/v1/')) return answerApi(scene, request, url, response);
    const file = `dist/client${url.pathname}`;
    if (url.pathname !== '/' && existsSync(file) && /\.\w+$/.test(file)) {
      const type = TYPES[file.split('.').pop()] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type });
      return response.end(readFileSync(file));
    }
    if (!scene) return response.writeHead(404).end();
    const props = propsOf(scene, cookie(request, 'locale'), cookie(request, 'theme'));
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CSP,
    });
    response.end(renderDocument(props));
  });
  return new Promise((resolve) => http.listen(0, '127.0.0.1', () => resolve(http)));
}

function answerApi(scene, request, url, response) {
  const path = url.pathname.slice('/api/v1'.length);
  const key = `${request.method} ${path}`;
  // Every page of somebody signed in asks how many notices wait, and listens; nothing comes by itself here.
  const bell = { 'GET /notifications/unread': { count: 0 }, 'GET /stream': null };
  const known = { 'GET /me': scene?.viewer, ...bell, ...scene?.answers };
  if (scene?.hangs?.includes(key)) return;
  if (scene?.fails?.includes(key)) return refuse(response, 500, 'internal');
  if (known[key] === undefined)
    return path === '/me'
      ? refuse(response, 401, 'sign_in_required')
      : refuse(response, 404, 'not_found');
  response.writeHead(known[key] === null ? 204 : 200, { 'content-type': 'application/json' });
  response.end(known[key] === null ? undefined : JSON.stringify(known[key]));
}

function refuse(response, status, code) {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(
    JSON.stringify({ type: `/problems/${code}`, title: code, status, code, errors: [] }),
  );
}

function cookie(request, name) {
  return new RegExp(`${name}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
}

async function lookAt(scene) {
  measure(scene);
  const locales = fast ? ['zh-CN'] : ['zh-CN', 'en'];
  const themes = fast ? ['light'] : ['light', 'dark'];
  const sizes = fast ? ['phone'] : Object.keys(SIZES);
  for (const locale of locales) {
    for (const theme of themes) {
      for (const size of sizes) await picture(scene, locale, theme, size);
    }
    await narrow(scene, locale);
  }
  process.stdout.write(`${scene.name} `);
}

/** Bytes over the wire: the document and everything it names. */
function measure(scene) {
  const html = renderDocument(propsOf(scene, 'zh-CN', 'auto'));
  const files = new Set(
    [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((found) => found[1]),
  );
  const zipped = (bytes) => gzipSync(bytes, { level: 9 }).length;
  let total = zipped(html);
  for (const file of files) total += zipped(readFileSync(`dist/client/${file}`));
  const started = performance.now();
  for (let i = 0; i < 20; i++) renderDocument(propsOf(scene, 'zh-CN', 'auto'));
  const ms = (performance.now() - started) / 20;
  figures.push({
    page: scene.name,
    html: html.length,
    htmlGzip: zipped(html),
    total,
    renderNodeMs: ms.toFixed(1),
  });
}

async function open(scene, locale, theme, viewport, options = {}) {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', ...options });
  const cookies = { scene: scene.name, locale, theme, linli_theme: theme };
  if (scene.viewer) cookies.linli_signed_in = '1';
  await context.addCookies(
    Object.entries(cookies).map(([name, value]) => ({ name, value, url: address })),
  );
  const page = await context.newPage();
  const note = (text) =>
    problems.push(`${scene.name} ${locale} ${theme} ${viewport.width}: ${text}`);
  page.on('console', (message) => {
    const asked = message.location().url.replace(`${address}/api/v1`, '');
    const guest = /status of 401|status of 404/.test(message.text()) && !scene.viewer;
    const meant = scene.fails?.some((key) => key === `GET ${asked.split('?')[0]}`);
    if (['warning', 'error'].includes(message.type()) && !guest && !meant)
      note(`${message.text()} ${asked}`);
  });
  page.on('pageerror', (error) => note(error.message));
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries())
        if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const query = new URLSearchParams(scene.query ?? {}).toString();
  await page.addInitScript((keeps) => {
    for (const [name, value] of Object.entries(keeps))
      localStorage.setItem(name, JSON.stringify(value));
  }, scene.keeps ?? {});
  const target = scene.path + (query ? `?${query}` : '') + (scene.hash ?? '');
  await page.goto(address + target, { waitUntil: scene.hangs ? 'load' : 'networkidle' });
  // A page that never wakes is a finding, and the pictures of the others are still wanted.
  if (options.javaScriptEnabled !== false)
    await page.waitForSelector('html[data-ready]').catch(() => note('never became ready'));
  return { context, page, note };
}

async function picture(scene, locale, theme, size) {
  const { context, page, note } = await open(scene, locale, theme, SIZES[size]);
  await page.waitForTimeout(50);
  const shift = await page.evaluate(() => window.shift);
  // Pages that only live in the browser start as a skeleton and may grow.
  if (scene.data && shift > 0.01) note(`layout shift ${shift.toFixed(3)}`);
  await press(page, scene, locale);
  await page.screenshot({
    path: `preview/${scene.name}-${size}-${theme}-${locale}.png`,
    fullPage: !scene.screen,
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const found of violations) {
    const where = found.nodes
      .slice(0, 3)
      .map((node) => node.target.join(' '))
      .join(' | ');
    note(`axe ${found.impact} ${found.id}: ${where}`);
  }
  await context.close();
}

/** Presses one after the other, and gives time for what comes of it; what waits shows its shape by then. */
async function press(page, scene, locale) {
  for (const name of scene.press?.[locale] ?? []) {
    const [first, ...others] = ['button', 'checkbox', 'radio'].map((role) =>
      page.getByRole(role, { name, exact: true }),
    );
    await others
      .reduce((any, other) => any.or(other), first)
      .first()
      .click();
    await page.waitForTimeout(600);
  }
  if (scene.hangs) await page.waitForTimeout(600);
}

async function narrow(scene, locale) {
  const { context, page, note } = await open(scene, locale, 'light', NARROW);
  await press(page, scene, locale);
  const { wide, small } = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > window.innerWidth;
    const visible = (element) => element.getClientRects().length > 0;
    const targets = [
      ...document.querySelectorAll('button, select, input:not([type=hidden]), nav a'),
    ];
    const small = targets
      .filter((element) => visible(element) && !element.closest('.hidden-visually, .breadcrumbs'))
      .filter((element) => element.type !== 'checkbox' && element.type !== 'file')
      .map((element) => [element, element.getBoundingClientRect().height])
      .filter(([, height]) => height < 43.5)
      .map(([element, height]) => `${element.tagName}.${element.className} ${Math.round(height)}`);
    return { wide, small: [...new Set(small)].slice(0, 3) };
  });
  if (wide) note('scrolls sideways at 320 px');
  if (small.length > 0) note(`small targets: ${small.join(', ')}`);
  await page.screenshot({ path: `preview/${scene.name}-narrow-${locale}.png` });
  await context.close();
}

function report() {
  console.log('\n');
  console.table(figures);
  if (problems.length === 0) return console.log('no problems found');
  const unique = [...new Set(problems)];
  console.log(`${unique.length} problems:\n${unique.join('\n')}`);
  process.exitCode = 1;
}
