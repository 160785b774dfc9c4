import { ADMINISTRATOR, Client, codeFor, untilThere } from '../arrange.ts';
import { expect, ready, register, signIn, site, test } from '../story.ts';

const LIN = { name: 'linxi', email: 'linxi@linli.example', password: 'er-hao-lou-de-mao' };

test('a member registers, replies, edits and sees what is new', async ({ page, place }) => {
  await register(page, LIN);

  await page.goto(`/topics/${place.topic.id}`);
  await page.locator('#p1').getByRole('button', { name: '引用' }).click();
  const reply = page.locator('#reply');
  const text = reply.getByRole('textbox');
  await expect(text).toHaveValue(/^> /);
  await text.press('Control+End');
  await text.pressSequentially('样板间**周几**开放？');
  await reply.getByRole('button', { name: '预览' }).click();
  await expect(reply.getByRole('region', { name: '预览' }).locator('strong').last()).toHaveText(
    '周几',
  );
  await reply.getByRole('button', { name: '发出回复' }).click();
  const mine = page.locator('#p2');
  await expect(mine.locator('blockquote').first()).toContainText('十二层');
  await expect(text).toHaveValue('');

  await mine.getByRole('button', { name: '编辑' }).click();
  await mine.getByRole('textbox').fill('样板间几点开放？');
  await mine.getByRole('button', { name: '保存修改' }).click();
  await expect(page.getByText('样板间几点开放？')).toBeVisible();
  await page.getByRole('button', { name: '改过 1 次' }).click();
  const changes = page.getByRole('dialog');
  await expect(changes.getByRole('deletion').filter({ hasText: '**周' })).toBeVisible();
  await expect(changes.getByRole('insertion').first()).toContainText('点');
  await expect(changes.locator('.prose').getByText('周几')).toBeVisible();
  await page.keyboard.press('Escape');

  // The own post counts as read; what somebody else writes does not.
  const staff = Client.administrator();
  await staff.post(`/topics/${place.topic.id}/posts`, { markdown: '周六上午九点。' });
  await page.goto(`/boards/${place.board.id}`);
  const row = page.getByRole('article').filter({ hasText: '八月第一周进度' });
  await expect(row.getByTitle('1 条未读')).toBeVisible();
  const marked = page.waitForResponse((answer) => answer.url().endsWith('/read'));
  await page.getByRole('link', { name: '八月第一周进度' }).click();
  await page.getByText('周六上午九点。').scrollIntoViewIfNeeded();
  await marked;
  await page.goto(`/boards/${place.board.id}`);
  await expect(page.getByRole('link', { name: '我的账号' })).toBeVisible();
  await expect(row.getByTitle(/条未读/)).toHaveCount(0);
});

test('whoever has not typed the code is told so everywhere, and led there and back', async ({
  page,
  place,
}) => {
  const mu = { name: 'mulan', email: 'mulan@linli.example', password: 'ji-ji-fu-ji-ji' };
  await page.goto(`/register?next=/topics/${place.topic.id}`);
  await ready(page);
  await page.getByLabel('用户名', { exact: true }).fill(mu.name);
  await page.getByLabel('邮箱', { exact: true }).fill(mu.email);
  await page.getByLabel('密码', { exact: true }).fill(mu.password);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '注册' }).click();
  await page.getByRole('link', { name: '以后再说' }).click();
  await expect(page).toHaveURL(`/topics/${place.topic.id}`);
  await expect(page.getByText('邮箱还没有验证')).toBeVisible();
  for (const address of [
    `/boards/${place.board.id}`,
    `/boards/${place.board.id}/new`,
    `/me/ownerships?project=${place.project.id}`,
    `/topics/${place.topic.id}`,
  ]) {
    await page.goto(address);
    await expect(page.getByText('先验证邮箱')).toBeVisible();
  }
  await page.getByRole('main').getByRole('link', { name: '验证邮箱', exact: true }).click();
  // Whoever went to read the mail finds the field again.
  await page.reload();
  await page.getByLabel('验证码').fill(await untilThere(() => codeFor(site().folder, mu.email)));
  await page.getByRole('button', { name: '验证', exact: true }).click();
  await expect(page).toHaveURL(`/topics/${place.topic.id}`);
  await expect(page.locator('#reply').getByRole('textbox')).toBeVisible();
  await expect(page.getByText('邮箱还没有验证')).toHaveCount(0);
});

test('a home is claimed, confirmed, and every device is signed out', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const owner = { name: 'shenyu', email: 'shenyu@linli.example', password: 'wu-lou-de-chuang' };
  await register(page, owner);
  await page.goto(`/me/ownerships?project=${place.project.id}`);
  await page.getByRole('button', { name: /2 号楼/ }).click();
  await page.getByRole('button', { name: /2-501/ }).click();
  await page.getByRole('button', { name: /^业主/ }).click();
  await page.getByRole('textbox').fill('合同尾号 0815');
  await page.getByRole('button', { name: '提交登记' }).click();
  await expect(page.getByText('登记已提交')).toBeVisible();

  const desk = await browser.newPage({ baseURL });
  await signIn(desk, ADMINISTRATOR);
  await desk.goto('/staff/ownerships');
  await desk
    .locator('article', { hasText: 'shenyu' })
    .getByRole('button', { name: '确认' })
    .click();
  await expect(desk.getByRole('dialog')).toContainText('shenyu是 荷汀苑 2 号楼 2-501 的业主');
  await desk.getByRole('dialog').getByRole('button', { name: '确认' }).click();
  await expect(desk.getByText('已确认：shenyu')).toBeVisible();
  await expect(desk.locator('article', { hasText: 'shenyu' })).toHaveCount(0);
  await desk.close();

  await page.goto('/me/ownerships');
  await expect(page.getByText('已确认')).toBeVisible();
  await page.goto('/me');
  await page.getByRole('button', { name: '退出所有设备' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '退出所有设备' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goto('/me');
  await expect(page.getByText('请先登录', { exact: true })).toBeVisible();
});
