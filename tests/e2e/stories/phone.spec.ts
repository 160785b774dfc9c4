import type { CDPSession, Page } from '@playwright/test';
import { ADMINISTRATOR, Client } from '../arrange.ts';
import { enter, expect, site, test } from '../story.ts';

const LAN = {
  name: 'lanxi',
  email: 'lanxi@linli.example',
  password: 'dian-ti-li-de-yi-ge-xin-hao',
};

/** A middling phone on a slow network, as Lighthouse has it: 1.6 Mbit/s, 150 ms, a processor of a quarter. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const SLOWER = 4;
/** What a page may weigh on the wire when nothing of it is kept from before. */
const BYTES_MAX = 100 * 1024;
/** What may move by itself: Google calls up to 0.1 good; here nothing moves that one would see. */
const SHIFT_MAX = 0.01;

test.use({
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
});
test.slow();

interface Seen {
  lcp: number;
  shift: number;
}

/** Watches what a page does to whoever waits for it. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { lcp: 0, shift: 0 };
    (window as unknown as { seen: Seen }).seen = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.lcp = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

/** Counts what goes over the wire, headers and all. */
async function count(devtools: CDPSession): Promise<() => { bytes: number; requests: number }> {
  let [bytes, requests] = [0, 0];
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  devtools.on('Network.requestWillBeSent', () => (requests += 1));
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return () => ({ bytes, requests });
}

test('a page is light on a phone, and nothing of it moves by itself', async ({
  browser,
  baseURL,
  place,
}) => {
  for (const [name, path] of [
    ['home', '/'],
    ['board', `/boards/${place.board.id}`],
    ['topic', `/topics/${place.topic.id}`],
  ] as const) {
    const context = await browser.newContext({ baseURL, locale: 'zh-CN' });
    const page = await context.newPage();
    await watch(page);
    const counted = await count(await context.newCDPSession(page));
    await page.goto(path);
    await page.waitForLoadState('load');
    // Whoever reads scrolls; what comes late would move it.
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    // A browser that is starved of processor paints when it can.
    const painted = async () => (await seen(page)).lcp;
    await expect.poll(painted, `${name}: nothing was painted`).toBeGreaterThan(0);
    await page.waitForTimeout(1_500);
    const { lcp, shift } = await seen(page);
    const { bytes, requests } = counted();
    console.log(
      `${name}: largest paint ${Math.round(lcp)} ms, shift ${shift.toFixed(4)}, ${Math.round(bytes / 1024)} KB in ${requests} requests`,
    );
    expect(bytes, `${name}: bytes`).toBeLessThan(BYTES_MAX);
    expect(shift, `${name}: shift`).toBeLessThan(SHIFT_MAX);
    await context.close();
  }
});

test('what comes once somebody is known moves nothing either', async ({
  browser,
  baseURL,
  place,
  page,
}) => {
  const staff = Client.administrator();
  const moderator = await Client.enroll(site(), LAN);
  await staff.post(`/accounts/${moderator.id}/roles`, {
    role: 'moderator',
    project_id: place.project.id,
  });
  const { topic } = await staff.post<{ topic: { id: number } }>(
    `/boards/${place.board.id}/topics`,
    { title: '电梯里没有信号', markdown: '几号修？', question: true },
  );
  // As much as stands below a title.
  await enter(page, ADMINISTRATOR);
  const closes_at = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const timer = `/api/v1/topics/${topic.id}/timer`;
  expect((await page.request.put(timer, { data: { closes_at } })).ok()).toBe(true);

  const context = await browser.newContext({ baseURL, locale: 'zh-CN' });
  const phone = await context.newPage();
  await enter(phone, LAN);
  await watch(phone);
  await count(await context.newCDPSession(phone));
  for (const [path, button] of [
    [`/accounts/${moderator.id}`, '我的身份'],
    [`/topics/${topic.id}`, '管理话题'],
  ] as const) {
    await phone.goto(path);
    await expect(phone.getByRole('button', { name: button })).toBeVisible({ timeout: 20_000 });
    await phone.waitForTimeout(1_500);
    expect((await seen(phone)).shift, path).toBeLessThan(SHIFT_MAX);
  }
  await context.close();
});
