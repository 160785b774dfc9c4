import { ADMINISTRATOR, Client, joinClub, type Person, STEWARD } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const MEMBER: Person = {
  name: 'club-member',
  email: 'club-member@linli.example',
  password: 'shu-xia-de-chang-yi',
};
const NEIGHBOUR: Person = {
  name: 'club-neighbour',
  email: 'club-neighbour@linli.example',
  password: 'lou-dao-li-de-deng',
};

const REWARD = '上门检修一次';

// Long stories on several pages, each looked at by axe.
test.slow();

test('a member joins, and points for it come by themselves', async ({ page }) => {
  const administrator = Client.administrator();
  const rule = await administrator.post('/club/earning-rules', { kind: 'welcome', points: 100 });
  await administrator.post(`/club/earning-rules/${rule.id}/activation`, {});
  await Client.enroll(site(), MEMBER);
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, MEMBER);
  await page.goto('/club');
  await settled(page);

  // Nobody joins without the terms.
  await page.getByRole('button', { name: '加入', exact: true }).click();
  await expect(page.getByText('请先阅读并同意会员章程。')).toBeVisible();
  await page.getByRole('checkbox', { name: '我已阅读并同意会员章程' }).check();
  await page.getByRole('button', { name: '加入', exact: true }).click();
  await expect(page.getByText('欢迎加入')).toBeVisible();
  await expectAccessible(page);

  const balance = page.getByRole('region', { name: '可用积分' });
  await expect(async () => {
    await page.reload();
    await settled(page);
    await expect(balance).toContainText('100');
  }).toPass({ timeout: 20_000 });

  await page.goto('/club/statement');
  await settled(page);
  await expect(page.getByText('已核对 1 行')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '加入会员' })).toContainText('+100');
  await expectAccessible(page);
});

test('a reward is redeemed once, and staff use its voucher', async ({ page, browser, baseURL }) => {
  await Client.administrator().post('/club/rewards', {
    title: REWARD,
    markdown: '水、电、门窗任选一项。',
    points: 80,
    stock_left: 5,
    member_max: 1,
    voucher_days: 90,
    state: 'offered',
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, MEMBER);
  await page.goto('/club/rewards');
  await settled(page);
  await page.getByRole('button', { name: `兑换“${REWARD}”` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('兑换之后 20');
  await dialog.getByRole('button', { name: '兑换', exact: true }).click();
  await expect(dialog.getByText('兑换成功')).toBeVisible();
  const code = (await dialog.locator('code').getAttribute('aria-label')) ?? '';
  expect(code).not.toBe('');
  await expectAccessible(page);

  // Once for each.
  await page.reload();
  await settled(page);
  await expect(page.getByRole('button', { name: `兑换“${REWARD}”` })).toHaveCount(0);

  await page.goto('/club/statement');
  await settled(page);
  await expect(page.getByText('已核对 2 行')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: REWARD })).toContainText('−80');
  await expectAccessible(page);

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await desk.goto('/staff/members/vouchers');
  await desk.getByLabel('凭证码').fill(` ${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`);
  await desk.getByRole('button', { name: '查看' }).click();
  await expect(desk.getByText(REWARD)).toBeVisible();
  await desk.getByRole('button', { name: '标为已使用' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '标为已使用' }).click();
  await expect(desk.getByText('已标为使用')).toBeVisible();
  await expect(desk.getByRole('button', { name: '标为已使用' })).toHaveCount(0);
  await desk.close();

  await page.goto('/club/redemptions');
  await settled(page);
  await expect(page.getByRole('main').getByText('已使用').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '取消兑换' })).toHaveCount(0);
});

test('points are adjusted by two people, and the member reads why', async ({
  page,
  browser,
  baseURL,
}) => {
  const neighbour = await Client.enroll(site(), NEIGHBOUR);
  await joinClub(site(), neighbour);

  await enter(page, ADMINISTRATOR);
  await page.goto('/staff/members');
  await settled(page);
  await page.getByLabel('查找会员').fill(NEIGHBOUR.name);
  await page.getByRole('main').getByRole('button', { name: '搜索' }).click();
  await page.getByRole('link', { name: NEIGHBOUR.name }).click();
  await settled(page);
  await page.getByRole('button', { name: '调整积分' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('多少分').fill('200');
  await dialog.getByLabel('理由').fill('十月停水没有提前通知。');
  await dialog.getByRole('button', { name: '调整积分' }).click();
  await expect(page.getByText('已提出，等另一个人批准')).toBeVisible();
  // Whoever proposes does not approve.
  await expect(page.getByRole('table')).toContainText('要由别人批准');
  await expect(page.getByRole('button', { name: '批准', exact: true })).toHaveCount(0);
  await expectAccessible(page);

  const second = await browser.newPage({ baseURL });
  await enter(second, STEWARD);
  await second.goto('/staff/members/adjustments');
  const row = second.getByRole('row').filter({ hasText: NEIGHBOUR.name });
  await row.getByRole('button', { name: 'Approve' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(second.getByText('Approved', { exact: true }).first()).toBeVisible();
  await second.close();

  const home = await browser.newPage({
    baseURL,
    viewport: { width: 390, height: 844 },
  });
  await enter(home, NEIGHBOUR);
  await home.goto('/club/statement');
  await expect(home.getByText('理由：十月停水没有提前通知。')).toBeVisible();
  const line = home.getByRole('listitem').filter({ hasText: '人工调整' });
  await expect(line).toContainText('+200');
  await home.close();
});
