import { ADMINISTRATOR, Client, joinClub, type Person } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const MEMBER: Person = {
  name: 'referral-member',
  email: 'referral-member@linli.example',
  password: 'yi-qi-lai-kan-kan-ba',
};
const FRIEND: Person = {
  name: 'referral-friend',
  email: 'referral-friend@linli.example',
  password: 'peng-you-jie-shao-de',
};

const PHONE = { width: 390, height: 844 };
const CONTRACT = 'HT-2026-E2E-1';

// A long story on three devices, its pages looked at by axe.
test.slow();

test('a friend joins by a link, signs, and what it gave is taken back when it is cancelled', async ({
  page,
  browser,
  baseURL,
}) => {
  const administrator = Client.administrator();
  const rule = await administrator.post('/club/earning-rules', {
    kind: 'referral_signed',
    points: 3_000,
    pending_days: 0,
  });
  await administrator.post(`/club/earning-rules/${rule.id}/activation`, {});
  const member = await Client.enroll(site(), MEMBER);
  await joinClub(site(), member);

  // The member has a code and a link to send.
  await page.setViewportSize(PHONE);
  await enter(page, MEMBER);
  await page.goto('/club/referrals');
  await settled(page);
  await expect(page.getByText('朋友签约，你得 3,000 分，当天到账。')).toBeVisible();
  await expect(page.getByText('还没有推荐过')).toBeVisible();
  const code = (await page.locator('code').first().getAttribute('aria-label')) ?? '';
  const link = `/club/join?code=${code}`;
  await expect(page.getByText(`${baseURL}${link}`)).toBeVisible();
  await expectAccessible(page);

  // It is no code for oneself.
  await page.goto(link);
  await settled(page);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText('不能自己介绍自己。')).toBeVisible();

  // The friend opens the link before there is an account: the code goes along.
  const home = await browser.newPage({
    baseURL,
    viewport: PHONE,
    locale: 'zh-CN',
  });
  await home.goto(link);
  await expect(home.getByRole('heading', { name: '朋友请你来' })).toBeVisible();
  const register = home.getByRole('main').getByRole('link', { name: '注册' });
  await expect(register).toHaveAttribute('href', `/register?next=${encodeURIComponent(link)}`);
  await Client.enroll(site(), FRIEND);
  await enter(home, FRIEND);
  await home.goto(link);
  await expect(home.getByLabel('推荐码')).toHaveValue(code);
  await home.getByRole('checkbox', { name: '我已阅读并同意会员章程' }).check();
  await home.getByRole('button', { name: '加入', exact: true }).click();
  await expect(home.getByText(`${MEMBER.name}介绍你来，已经记下。`)).toBeVisible();
  await home.close();

  const friend = page.getByRole('article').filter({ hasText: FRIEND.name });
  await page.goto('/club/referrals');
  await settled(page);
  await expect(friend).toContainText('到访');

  // Staff find the referral by the code, and carry it to a contract.
  const desk = await browser.newPage({ baseURL, locale: 'zh-CN' });
  await enter(desk, ADMINISTRATOR);
  await desk.goto('/staff/members/referrals');
  await desk.getByLabel('查找推荐').fill(code);
  await desk.getByRole('main').getByRole('button', { name: '搜索' }).click();
  await desk.getByRole('link', { name: FRIEND.name }).click();
  await desk.getByRole('button', { name: '登记进展' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('走到哪一步').selectOption({ label: '签约' });
  await dialog.getByLabel('合同号').fill(CONTRACT);
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(desk.getByRole('main').getByText('已到账').first()).toBeVisible();
  await expect(desk.getByText(CONTRACT)).toBeVisible();

  await page.reload();
  await settled(page);
  await expect(friend).toContainText('得到 3,000 分');
  await expectAccessible(page);
  const lines = page.getByRole('listitem').filter({ hasText: `推荐“${FRIEND.name}”` });
  await page.goto('/club/statement');
  await settled(page);
  await expect(lines.filter({ hasText: '+3,000' })).not.toHaveCount(0);

  // The contract comes to nothing: staff say why, and the points go back.
  await desk.getByRole('button', { name: '取消推荐' }).click();
  await expect(dialog).toContainText('已到账的 3,000 分会收回');
  await dialog.getByLabel('原因').fill('客户退房。');
  await dialog.getByRole('button', { name: '取消推荐' }).click();
  await expect(desk.getByText('原因：客户退房。')).toBeVisible();
  await expect(desk.getByRole('button', { name: '登记进展' })).toHaveCount(0);
  await desk.goto('/staff/members/referrals?view=figures');
  await expect(desk.getByText('只算在这里登记和确认过的房，不是全部成交。')).toBeVisible();
  await desk.close();

  await page.reload();
  await settled(page);
  await expect(lines.filter({ hasText: '−3,000' })).not.toHaveCount(0);
  await expect(page.getByText(/已核对 \d+ 行/)).toBeVisible();
  await page.goto('/club/referrals');
  await settled(page);
  await expect(friend).toContainText('已取消，不再有积分');
  await expect(friend).toContainText('收回 3,000 分');
});
