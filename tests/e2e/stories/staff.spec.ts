import { ADMINISTRATOR, Client } from '../arrange.ts';
import { enter, expect, site, test } from '../story.ts';

const SONG = { name: 'songtao', email: 'songtao@linli.example', password: 'song-tao-ting-yu' };

test('a role is given, opens the desk, and is taken back; an account is erased', async ({
  page,
  browser,
  baseURL,
}) => {
  await Client.enroll(site(), SONG);
  const member = await browser.newPage({ baseURL });
  await enter(member, SONG);
  await member.goto('/me');
  await expect(member.getByRole('heading', { name: SONG.name })).toBeVisible();
  await expect(member.getByRole('link', { name: '工作台' })).toHaveCount(0);

  await enter(page, ADMINISTRATOR);
  await page.goto('/staff/accounts');
  await page.getByLabel('查找账号').fill('songt');
  await page.getByRole('button', { name: '职责' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('还没有职责')).toBeVisible();
  await dialog.getByLabel('职责').selectOption('版主');
  await dialog.getByLabel('项目').selectOption('荷汀苑');
  await dialog.getByRole('button', { name: '授予职责' }).click();
  await expect(dialog.getByRole('listitem')).toContainText('版主 荷汀苑');

  await member.goto('/me');
  await member.getByRole('main').getByRole('link', { name: '工作台' }).click();
  await expect(member.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible();

  await dialog.getByRole('button', { name: '收回' }).click();
  await expect(dialog.getByText('还没有职责')).toBeVisible();
  await member.goto('/staff');
  await expect(member.getByText('这里只对工作人员开放')).toBeVisible();

  // Whoever asks for it is erased; the name is typed first.
  await dialog.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '注销' }).click();
  const erase = dialog.getByRole('button', { name: '注销' });
  await expect(erase).toBeDisabled();
  await dialog.getByLabel('输入用户名').fill(SONG.name);
  await erase.click();
  await expect(page.getByText('没有找到账号')).toBeVisible();
  await member.goto('/me');
  await expect(member.getByText('请先登录', { exact: true })).toBeVisible();
  await member.close();
});

test('a board of the club is made, changed and read by everybody', async ({ page }) => {
  await enter(page, ADMINISTRATOR);
  await page.goto('/staff/club');
  await page.getByRole('button', { name: '新建版块' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('option', { name: '业主可见' })).toHaveCount(0);
  await dialog.getByLabel('名称').fill('摄影');
  await dialog.getByLabel('网址名').fill('sheying');
  await dialog.getByRole('button', { name: '建立' }).click();
  const row = page.getByRole('row', { name: '摄影' });
  await expect(row).toContainText('所有人可见');

  await row.getByRole('button', { name: '编辑' }).click();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(row).toContainText('已锁定');
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: '摄影' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '摄影' })).toBeVisible();
  await expect(page.getByText('这个版块已锁定')).toBeVisible();
});
