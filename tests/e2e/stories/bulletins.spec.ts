import { ADMINISTRATOR, Client, type Person, endOfBulletinsFor, joinClub } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const READER: Person = {
  name: 'bulletin-reader',
  email: 'bulletin-reader@linli.example',
  password: 'san-yue-de-jiang-feng',
};
const PHONE = { width: 390, height: 844 };
const HOUR_MS = 3_600_000;

/** The time of day in the zone of the projects so many hours from now. */
const clockIn = (hours: number) =>
  new Date(Date.now() + (8 + hours) * HOUR_MS).toISOString().slice(11, 16);

// A long story on several pages, each looked at by axe.
test.slow();

test('a member agrees to news, gets a bulletin, and ends it by one click from the mail', async ({
  page,
  browser,
  baseURL,
}) => {
  const reader = await Client.enroll(site(), READER);
  await joinClub(site(), reader);

  await page.setViewportSize(PHONE);
  await enter(page, READER);
  // Quiet at another time of the day: the night, when nobody is written to, may be now.
  const quiet = { kinds: [], quiet_from: clockIn(6), quiet_until: clockIn(7) };
  const kept = await page.request.put('/api/v1/notifications/settings', {
    data: quiet,
    headers: { origin: site().url },
  });
  expect(kept.ok()).toBe(true);
  await page.goto('/me/notices#consents');
  await settled(page);
  const news = page.getByRole('group', { name: '项目和会员资讯' });
  const byMail = news.getByRole('checkbox', { name: '邮件' });
  // Nothing is agreed to before it was said.
  await expect(byMail).not.toBeChecked();
  await byMail.check();
  await expect(page.getByText('已保存')).toBeVisible();
  await expectAccessible(page);

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await desk.goto('/staff/segments?new=1');
  await desk.getByLabel('名称').fill('愿意读资讯的会员');
  await desk.getByRole('button', { name: '保存' }).click();
  // What is missing is said before it is sent.
  await expect(desk.getByText('至少选一个。')).toBeVisible();
  await desk.getByLabel('看什么').selectOption({ label: '会员' });
  await expect(desk.getByText(/其中同意接收的：邮件 [1-9]\d* 人/)).toBeVisible();
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.waitForURL(/\/staff\/segments$/);
  const row = desk.getByRole('listitem').filter({ hasText: '愿意读资讯的会员' });
  await expect(row).toContainText('是会员');
  await row.getByRole('link', { name: '写给这群人' }).click();

  await desk.getByLabel('标题').fill('荷汀苑三月：样板间开放');
  await desk.getByLabel('正文').fill('样板间**周六**开放，欢迎带家人来看。');
  await expect(desk.getByRole('combobox', { name: '人群' })).not.toHaveValue('');
  await desk.getByRole('button', { name: '存成草稿' }).click();
  await desk.waitForURL(/\/staff\/bulletins\/\d+$/);
  await desk.getByRole('button', { name: '发送' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: /现在发送（最多 [1-9]\d* 份）/ }).click();
  await expect(desk.getByText('已开始发送')).toBeVisible();

  let link = '';
  await expect(async () => {
    link = (await endOfBulletinsFor(site().folder, READER.email)) ?? '';
    expect(link).not.toBe('');
  }).toPass({ timeout: 30_000 });
  await page.goto('/me/bulletins');
  await settled(page);
  await expectAccessible(page);
  await page.getByRole('link', { name: '荷汀苑三月：样板间开放' }).click();
  await expect(page.getByText('欢迎带家人来看')).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await desk.goto(`${desk.url()}?tab=deliveries&state=sent`);
  await expect(desk.getByRole('row').filter({ hasText: READER.name })).toContainText('已发出');

  // Whoever has the mail needs not sign in.
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByText('不再把这类内容发邮件给你：项目和会员资讯')).toBeVisible();
  await page.getByRole('button', { name: '退订' }).click();
  await expect(page.getByText('已退订')).toBeVisible();
  await expectAccessible(page);

  const administrator = Client.administrator();
  const { id } = await administrator.post('/bulletins', {
    title: '荷汀苑四月',
    markdown: '车库封顶。',
    segment_id: null,
    channels: ['mail'],
    held_days: 0,
  });
  await administrator.post(`/bulletins/${id}/scheduling`, { send_at: null });
  await expect(async () => {
    await desk.goto(`/staff/bulletins/${id}`);
    await expect(desk.getByText('已发送', { exact: true })).toBeVisible();
  }).toPass({ timeout: 30_000 });
  await desk.goto(`/staff/bulletins/${id}?tab=deliveries`);
  await expect(desk.getByText('没有符合条件的记录')).toBeVisible();
  await desk.close();

  await enter(page, READER);
  await page.goto('/me/bulletins');
  await settled(page);
  await expect(page.getByRole('link', { name: '荷汀苑三月：样板间开放' })).toBeVisible();
  await expect(page.getByRole('link', { name: '荷汀苑四月' })).toHaveCount(0);
});

test('the desk of bulletins says what it needs and leads from a member at risk to the record', async ({
  page,
}) => {
  await enter(page, ADMINISTRATOR);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/staff/segments?new=1');
  await settled(page);
  await page.getByRole('button', { name: '或者……' }).click();
  // Whoever works by keyboard stands at what was added.
  await expect(page.getByRole('combobox', { name: '看什么' }).nth(1)).toBeFocused();
  await page.getByRole('button', { name: '去掉这种可能' }).last().click();
  await expect(page.getByRole('combobox', { name: '看什么' })).toHaveCount(1);
  await expectAccessible(page);
  await page.goto('/staff/members/standings?stage=acquired');
  await settled(page);
  await expectAccessible(page);
  await page.goto('/staff/members/report?months=3');
  await settled(page);
  await expect(page.getByRole('link', { name: '下载表格（CSV）' })).toBeVisible();
  await expectAccessible(page);
});
