import type { Page } from '@playwright/test';
import { Client, giveHome, type Place } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const QIAN = { name: 'qianyi', email: 'qianyi@linli.example', password: 'shi-liu-lou-kan-jiang' };
const ROOM = '7-1601';

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
test.slow();

/** A home in a building of its own, confirmed by staff. */
async function settle(owner: Client, staff: Client, place: Place): Promise<void> {
  const building = await staff.post(`/projects/${place.project.id}/buildings`, { name: '7 号楼' });
  const { items } = await staff.post<{ items: { id: number }[] }>(
    `/buildings/${building.id}/units`,
    { units: [{ name: ROOM, floor: 16 }] },
  );
  await giveHome(staff, owner, items[0]?.id);
}

async function write(page: Page): Promise<void> {
  const choose = (name: string) =>
    page.getByRole('main').getByRole('button', { name, exact: false }).first().click();
  await choose(`7 号楼 ${ROOM}`);
  await choose('设施设备');
  await choose('影响正常生活');
  await page.getByLabel('标题').fill('7 号楼的电梯停了两天');
  await page.getByLabel('经过').fill('从周一早上起一直停运，家里有老人下不了楼。');
  await choose('下一步');
  await page.getByRole('button', { name: '公开 所有人都看得到' }).click();
  await expect(page.getByRole('heading', { name: '别人会看到' })).toBeVisible();
  await choose('下一步');
  await expect(page.getByRole('heading', { name: '看一遍，就可以提交' })).toBeVisible();
}

test('an owner files on a phone, is answered, is not content, and has the last word', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const staff = Client.administrator();
  const owner = await Client.enroll(site(), QIAN);
  await enter(page, QIAN);
  await page.goto('/complaints/new');
  await expect(page.getByText('先登记房屋，再提交投诉')).toBeVisible();

  await settle(owner, staff, place);
  await page.goto(`/projects/${place.project.slug}`);
  await page.getByRole('main').getByRole('link', { name: '提交投诉' }).click();
  await settled(page);
  await write(page);
  await expectAccessible(page);

  // A lost connection loses nothing, and nothing is filed twice.
  const submit = page.getByRole('button', { name: '提交投诉' });
  await page.context().setOffline(true);
  await submit.click();
  await expect(page.getByText('现在没有网络，投诉还没有提交')).toBeVisible();
  await page.context().setOffline(false);
  await page.reload();
  await submit.click();
  await expect(page.getByRole('heading', { name: '投诉已提交' })).toBeFocused();
  await expect(page.getByText(/还剩 2[34] 小时/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: '查看这次投诉' }).click();
  await expect(page).toHaveURL(/\/complaints\/\d+$/);
  const address = new URL(page.url()).pathname;
  await settled(page);
  await expect(page.getByText('还没有人接手')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('textbox', { name: '补充说明' }).fill('下午两点老人要去医院。');
  await page.getByRole('button', { name: '发出' }).click();
  await expect(page.locator('#act-2')).toContainText('下午两点老人要去医院。');

  const said = { markdown: '配件已经更换，试运行正常，电梯恢复使用。' };
  await staff.post(`${address}/answers`, { markdown: '师傅已经到场，预计今天中午恢复运行。' });
  await staff.post(`${address}/resolution`, said);
  await page.reload();
  await settled(page);
  await expect(page.getByText('师傅已经到场')).toBeVisible();
  await page.getByRole('button', { name: '还没好，重新打开' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByLabel('哪里还没好？').fill('下午又停了，还困了人。');
  await dialog.getByRole('button', { name: '重新打开' }).click();
  await expect(page.getByRole('heading', { name: '第 2 次处理' })).toBeVisible();
  await expect(page.getByText(/还剩 2[34] 小时/).first()).toBeVisible();

  await staff.post(`${address}/answers`, { markdown: '已查明是门机电路板，今天整体更换。' });
  await staff.post(`${address}/resolution`, said);
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: '处理好了' }).click();
  await dialog.getByRole('button', { name: '处理好了' }).click();
  await expect(page.getByText('你已确认处理好。')).toBeVisible();
  await page.getByRole('radio').nth(3).check({ force: true });
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText('评价 4 分')).toBeVisible();
  await expectAccessible(page);

  await page.goto('/me/complaints');
  await expect(page.getByRole('region', { name: '已结束' })).toContainText('电梯停了两天');
  await settled(page);
  await expectAccessible(page);

  // Strangers read along, without the name and the room, and without a script.
  const stranger = await browser.newPage({ baseURL, javaScriptEnabled: false });
  await stranger.goto(`/projects/${place.project.slug}/complaints`);
  await stranger.getByRole('link', { name: '7 号楼的电梯停了两天' }).click();
  await expect(stranger.getByText('今天整体更换')).toBeVisible();
  const words = await stranger.getByRole('main').innerText();
  expect(words).not.toContain(QIAN.name);
  expect(words).not.toContain(ROOM);
  // A <noscript> is text to whoever reads it with scripts and with them taken away: the page itself is asked.
  const filing = await stranger.request.get('/complaints/new');
  expect(await filing.text()).toContain('提交投诉需要启用 JavaScript');
  await stranger.close();
});
