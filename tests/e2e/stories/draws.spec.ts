import { ADMINISTRATOR, Client, joinClub, type Person } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const NIGHT: Person = {
  name: 'draw-night',
  email: 'draw-night@linli.example',
  password: 'yue-guang-zhao-zai-yang-tai',
};
const MORNING: Person = {
  name: 'draw-morning',
  email: 'draw-morning@linli.example',
  password: 'zao-chen-de-dou-jiang-you-tiao',
};
const PHONE = { width: 390, height: 844 };
const SECOND_MS = 1_000;

/** An instant so many milliseconds from now. */
const ahead = (ms: number) => new Date(Date.now() + ms).toISOString();

// Long stories on several pages, each looked at by axe.
test.describe.configure({ timeout: 240_000 });

test('two enter, it closes, the value is entered, and the page recomputes it and says so', async ({
  page,
  browser,
  baseURL,
}) => {
  const [night, morning] = [
    await Client.enroll(site(), NIGHT),
    await Client.enroll(site(), MORNING),
  ];
  await joinClub(site(), night);
  await joinClub(site(), morning);
  const staff = Client.administrator();
  const { id } = await staff.post('/draws', {
    title: '周年抽奖',
    markdown: '谢谢大家。',
    audience: 'members',
    cost: 0,
    one_per_household: true,
    opens_at: ahead(-SECOND_MS),
    closes_at: ahead(40 * SECOND_MS),
    draws_at: ahead(75 * SECOND_MS),
    value_source: '双色球开奖号码',
    prizes: [{ title: '米和油', count: 1 }],
  });
  await staff.post(`/draws/${id}/opening`, {});
  await morning.post(`/draws/${id}/entries`, {});

  await page.setViewportSize(PHONE);
  await enter(page, NIGHT);
  await page.goto('/club');
  await page.getByRole('link', { name: '周年抽奖' }).click();
  await settled(page);
  await page.getByRole('button', { name: '参加抽奖' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '参加抽奖' }).click();
  await expect(page.getByText('已参加', { exact: true })).toBeVisible();
  const own = page.getByRole('region', { name: '我的号码' });
  await expect(own).toContainText('2 号');
  await own.getByText('我的回执').click();
  await expect(own).toContainText('暗语');
  await expectAccessible(page);

  // Nobody does anything: its time comes, and the list is frozen.
  await expect(async () => {
    await page.reload();
    await settled(page);
    await expect(page.getByText('我在名单里')).toBeVisible();
  }).toPass({ timeout: 90_000 });

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await expect(async () => {
    await desk.goto(`/staff/draws/${id}`);
    await expect(desk.locator('html[data-ready]')).toBeAttached();
    await expect(desk.getByLabel('公开数', { exact: true })).toBeVisible();
  }).toPass({ timeout: 60_000 });
  await desk.getByLabel('公开数', { exact: true }).fill('01 05 12 17 23 30 + 08');
  await expect(desk.getByText('会按这样计算：01 05 12 17 23 30 08')).toBeVisible();
  await desk.getByLabel('能核对的网址').fill('https://www.cwl.gov.cn/');
  await expectAccessible(desk);
  await desk.getByRole('button', { name: '录入', exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '录入' }).click();
  await expect(desk.getByText('已开奖').first()).toBeVisible();
  await desk.goto(`/staff/draws/${id}?tab=winners`);
  await desk.getByRole('button', { name: '已交付' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '已交付' }).click();
  await expect(desk.getByText('已记下')).toBeVisible();
  await expectAccessible(desk);
  await desk.close();

  await page.reload();
  await settled(page);
  for (const checked of ['名单和封存时一样', '我在名单里', '中奖号码算出来一样', '全部对得上']) {
    await expect(page.getByText(checked)).toBeVisible();
  }
  await expect(page.getByRole('main')).not.toContainText('有对不上的地方');
  await expectAccessible(page);
});

test('a draw is written at the desk and published', async ({ page }) => {
  await enter(page, ADMINISTRATOR);
  await page.goto('/staff/draws?new=1');
  await settled(page);
  await page.getByLabel('名称', { exact: true }).fill('迎新抽奖');
  await page.getByLabel('开始参加').fill('2030-03-02T08:00');
  await page.getByLabel('截止，名单封存').fill('2030-03-10T18:00');
  await page.getByLabel('公开数公布的时间').fill('2030-03-11T21:15');
  await page.getByLabel('公开数出自哪里').fill('双色球 2030-03-11');
  await page.getByLabel('奖品名称').fill('扫地机器人');
  await page.getByRole('button', { name: '再加一种' }).click();
  const second = page.getByRole('group', { name: '第 2 种奖品' });
  await second.getByLabel('奖品名称').fill('一百积分');
  await second.getByLabel('怎么发').selectOption({ label: '积分，自动到账' });
  await second.getByLabel('每份多少积分').fill('100');
  await expectAccessible(page);
  await page.getByRole('button', { name: '存成草稿' }).click();
  await expect(page.getByRole('heading', { name: '迎新抽奖', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '公布' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '公布' }).click();
  await expect(page.getByText('还没开始')).toBeVisible();
  await expect(page.getByRole('link', { name: '修改' })).toHaveCount(0);
  await expectAccessible(page);
});
