// Takes the pictures of README.md anew: `node scripts/pictures.mjs URL`, where URL is of a `linli demo` that is being served.
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const site = process.argv[2] ?? 'http://127.0.0.1:8080';
const folder = new URL('../../docs/pictures/', import.meta.url);
const PASSWORD = 'river-stone-boat';
const PHONE = { width: 390, height: 780 };
const DESKTOP = { width: 1280, height: 800 };
const TALL = { width: 1280, height: 1120 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

/** A page of whoever has this name, or of a guest. */
async function seenBy(login, viewport, locale, colorScheme = 'light') {
  const context = await browser.newContext({
    viewport,
    locale,
    colorScheme,
    timezoneId: 'Asia/Shanghai',
    deviceScaleFactor: viewport === PHONE ? 1.5 : 1,
    baseURL: site,
  });
  if (login) {
    const data = { login, password: PASSWORD };
    const signed = await context.request.post('/api/v1/sessions', { data });
    if (!signed.ok()) throw new Error(`${login}: ${signed.status()} ${await signed.text()}`);
  }
  return context;
}

/** What a list of the API has. */
async function listed(context, list) {
  return (await (await context.request.get(`/api/v1${list}`)).json()).items;
}

/** The first of a list of the API whose title or name has these words. */
async function find(context, list, words) {
  const found = (await listed(context, list)).find((one) =>
    (one.title ?? one.name).includes(words),
  );
  if (!found) throw new Error(`${list}: nothing has ${words} in its name`);
  return found;
}

async function take(context, path, name) {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname });
  await page.close();
  console.log(name, path);
}

await mkdir(folder, { recursive: true });
for (const [name, login, viewport, locale, scheme, place] of [
  ['home', 'demo-owner', PHONE, 'zh-CN', 'light', async () => '/'],
  ['topic', 'demo-owner', PHONE, 'zh-CN', 'light', longestTopic],
  ['vote', 'demo-owner', PHONE, 'zh-CN', 'light', firstVote],
  ['complaint', 'demo-owner', PHONE, 'zh-CN', 'light', firstComplaint],
  ['project', 'demo-buyer', PHONE, 'en', 'dark', willowReach],
  ['desk', 'demo-agent', DESKTOP, 'zh-CN', 'light', async () => '/staff/complaints'],
  ['statistics', 'demo-manager', TALL, 'zh-CN', 'dark', figures],
]) {
  const context = await seenBy(login, viewport, locale, scheme);
  await take(context, await place(context), name);
  await context.close();
}
await browser.close();

async function willowReach(context) {
  return `/projects/${(await find(context, '/projects', 'Willow Reach')).slug}`;
}

async function figures(context) {
  return `/staff/projects/${(await find(context, '/projects', '枫桥里')).id}/statistics`;
}

async function longestTopic(context) {
  const project = await find(context, '/projects', '枫桥里');
  const items = await listed(context, `/topics?project_id=${project.id}&limit=100`);
  const longest = items.reduce((one, other) => (other.post_count > one.post_count ? other : one));
  return `/topics/${longest.id}`;
}

async function firstVote(context) {
  const project = await find(context, '/projects', '枫桥里');
  const [vote] = await listed(context, `/votes?project_id=${project.id}`);
  return `/votes/${vote.id}`;
}

async function firstComplaint(context) {
  const [complaint] = await listed(context, '/complaints?mine=true');
  return `/complaints/${complaint.id}`;
}
