import type { Browser, Page } from '@playwright/test';
import { ADMINISTRATOR, Client, type Person } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const HE = {
  name: 'hexiang',
  email: 'hexiang@linli.example',
  password: 'zuo-che-qu-kan-fang',
};
const LU = {
  name: 'luyao',
  email: 'luyao@linli.example',
  password: 'hou-bu-deng-yi-deng',
};
const TITLE = '周末看房团';
const HOUR_MS = 3_600_000;

test.use({
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
});
test.slow();

/** A time as a form of the desk has it, in the zone of the projects. */
function local(hours: number): string {
  return new Date(Date.now() + (hours + 8) * HOUR_MS).toISOString().slice(0, 16);
}

/** Somebody with a device of their own. */
async function device(browser: Browser, baseURL: string | undefined, who: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' });
  const page = await context.newPage();
  await enter(page, who);
  return page;
}

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();
const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

/** Announces a tour with two seats in the bus. */
async function announce(page: Page, project: string): Promise<string> {
  await page.goto('/staff/events/new');
  await page.getByLabel('项目', { exact: true }).selectOption({ label: project });
  await page.getByLabel('名称', { exact: true }).fill(TITLE);
  await page.getByLabel('介绍').fill('九点出发，**带身份证**。');
  await page.getByLabel('地点', { exact: true }).fill('荷汀路地铁站 B 口');
  await page.getByLabel('开始', { exact: true }).fill(local(50));
  await page.getByLabel('结束', { exact: true }).fill(local(53));
  await page.getByText('分场次、车辆或另选项目').click();
  await page.getByLabel('名额 1 的名称').fill('大巴座位');
  await page.getByLabel('数量').fill('2');
  await page.getByLabel('场次 1 的名称').fill('1 号车');
  await page.getByLabel('地点或上车点').fill('荷汀路地铁站 B 口');
  await press(page, '存为草稿');
  await expect(page).toHaveURL(/\/staff\/events\/\d+$/);
  await expect(main(page).getByText('草稿')).toBeVisible();
  await press(page, '发布');
  await confirm(page, '发布');
  await expect(main(page).getByText('已发布').first()).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Lets the camera see what a story shows it: browsers without a screen have neither camera nor detector. */
async function giveCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = window as unknown as {
      shown?: string;
      BarcodeDetector: unknown;
    };
    seen.BarcodeDetector = class {
      static getSupportedFormats = () => Promise.resolve(['qr_code']);
      detect = () => Promise.resolve(seen.shown ? [{ rawValue: seen.shown }] : []);
    };
    navigator.mediaDevices.getUserMedia = () => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
      return Promise.resolve(canvas.captureStream(10));
    };
  });
}

async function show(page: Page, payload: string): Promise<void> {
  await page.evaluate((text) => ((window as unknown as { shown: string }).shown = text), payload);
}

test('a tour: announced, a seat in the bus, the waitlist, the entrance without a network, and what was said of it', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  await Client.enroll(site(), HE);
  await Client.enroll(site(), LU);
  const desk = await device(browser, baseURL, ADMINISTRATOR);
  const id = await announce(desk, '荷汀苑');

  // Whoever has no script reads what, when, where and how many seats.
  const stranger = await browser.newPage({
    baseURL,
    javaScriptEnabled: false,
    locale: 'zh-CN',
  });
  await stranger.goto(`/projects/${place.project.slug}`);
  await main(stranger).getByRole('link', { name: TITLE }).click();
  await expect(main(stranger).getByText('只剩 2 个名额')).toBeVisible();
  await expect(main(stranger).locator('.prose strong')).toHaveText('带身份证');
  await expect(main(stranger).getByText('荷汀路地铁站 B 口').first()).toBeVisible();
  await expect(main(stranger).getByRole('link', { name: '登录后报名' })).toBeVisible();
  await stranger.close();

  // One registers with a guest: the bus is full.
  await enter(page, HE);
  await page.goto(`/events/${id}`);
  await settled(page);
  await expectAccessible(page);
  await press(page, '报名');
  await press(page, '添加同行的人');
  await page.getByLabel('同行 1 的名字').fill('何小满');
  await expectAccessible(page);
  await press(page, '提交报名，2 人');
  await expect(main(page).getByText('已报名')).toBeVisible();
  await page.getByRole('link', { name: '打开凭证' }).click();
  await expect(page.getByRole('img', { name: /二维码/ })).toHaveCount(2);
  await expect(page.getByText('已存在这台设备上，没有网络也能打开。')).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  const code = await page.locator('.code').first().innerText();
  const registration = new URL(page.url()).pathname;

  // The tickets open in the underground.
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByText(/现在没有网络，显示的是/)).toBeVisible();
  await expect(page.getByRole('img', { name: /二维码/ }).first()).toBeVisible();
  await page.context().setOffline(false);

  // The next one waits, and is told where and why.
  const late = await device(browser, baseURL, LU);
  await late.goto(`/events/${id}`);
  await press(late, '加入候补');
  await expect(late.getByText('“大巴座位”满了')).toBeVisible();
  await press(late, '加入候补，1 人');
  await expect(main(late).getByText('候补第 1 位')).toBeVisible();

  // The guest cannot come: the seat is offered at once.
  await page.goto(registration);
  await settled(page);
  await press(page, '取消报名');
  await page.getByRole('dialog').getByRole('checkbox', { name: HE.name }).uncheck();
  await expectAccessible(page);
  await confirm(page, '取消报名');
  await expect(page.getByRole('img', { name: /二维码/ })).toHaveCount(1);
  await late.reload();
  await expect(main(late).getByText('轮到你了')).toBeVisible();
  await press(late, '确认参加');
  await expect(main(late).getByText('已报名')).toBeVisible();

  // The entrance: the list was read once, then the network is gone.
  const gate = await desk.context().newPage();
  await giveCamera(gate);
  await gate.goto(`/staff/events/${id}/check-in`);
  await expect(gate.getByText('已到 0 / 2')).toBeVisible();
  await expect(gate.getByText('已同步')).toBeVisible();
  // The page is kept, and after it the files that it loads. (`waitForFunction` takes the promise of an answer for a yes.)
  const keptCount = () =>
    gate.evaluate(async () => {
      const name = `linli-page:${location.pathname}`;
      return (await caches.has(name)) ? (await (await caches.open(name)).keys()).length : 0;
    });
  await expect.poll(keptCount, 'the entrance is kept').toBeGreaterThan(1);
  const answered = await page.request.get(
    `/api/v1/registrations/${registration.split('/').at(-1)}/tickets`,
  );
  const { items } = (await answered.json()) as { items: { payload: string }[] };
  const payload = items[0]?.payload ?? '';
  await desk.context().setOffline(true);
  await gate.reload();
  await expect(gate.getByText('已到 0 / 2')).toBeVisible();
  await press(gate, '打开相机扫码');
  const outcome = gate.locator('.card');
  await show(gate, `${payload.slice(0, -2)}${payload.endsWith('00') ? '11' : '00'}`);
  await expect(outcome).toContainText('不是我们的凭证');
  await show(gate, payload);
  await expect(outcome).toContainText('先放行，已记下');
  await expect(outcome).not.toContainText('已签到');
  await expect(gate.getByText(/条待上传/)).toBeVisible();
  await expect(gate.getByText('已到 1 / 2')).toBeVisible();
  await show(gate, '');
  await gate.getByLabel('签到号').first().fill(code.toLowerCase());
  await gate.getByRole('button', { name: '签到', exact: true }).first().click();
  await expect(outcome).toContainText('已经签到过');

  // Back on the network everything is sent, once.
  await desk.context().setOffline(false);
  await press(gate, '更新名单');
  await expect(gate.getByText('已同步')).toBeVisible();
  await expect(gate.getByText(/条待上传/)).toHaveCount(0);
  await expect(gate.getByText('已到 1 / 2')).toBeVisible();
  await gate.goto(`/staff/events/${id}?tab=check_ins`);
  await expect(main(gate).getByText('伪造')).toBeVisible();
  await expect(main(gate).getByText('已签到')).toHaveCount(1);

  // Who was there says how it was, and makes a complaint of it.
  await page.goto(registration);
  await settled(page);
  await page.getByRole('radio').nth(1).check({ force: true });
  await page.getByLabel('想说的话').fill('讲解听不清。');
  await press(page, '提交评价');
  await expect(page.getByText('你打了 2 分')).toBeVisible();
  const complain = page.getByRole('link', { name: '转成投诉' });
  await expect(complain).toHaveAttribute('href', /^\/complaints\/new\?/);
  await expectAccessible(page);
  await gate.goto(`/staff/events/${id}?tab=ratings`);
  await expect(main(gate).getByText('讲解听不清。')).toBeVisible();
});
