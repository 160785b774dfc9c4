import { ADMINISTRATOR, firstLink } from '../arrange.ts';
import { Server } from '../server.ts';
import { expect, test } from '../story.ts';

test('from the first link to a hit in the search', async ({ page }) => {
  const server = await Server.start();
  try {
    await page.goto(await firstLink(server));
    await page.getByLabel('新密码').fill(ADMINISTRATOR.password);
    await page.getByLabel('用户名').fill(ADMINISTRATOR.name);
    await page.getByLabel('邮箱', { exact: true }).fill(ADMINISTRATOR.email);
    await page.getByRole('button', { name: '保存并登录' }).click();
    await expect(page).toHaveURL(`${server.url}/me`);
    await expect(page.getByRole('heading', { name: ADMINISTRATOR.name })).toBeVisible();

    await page.goto(`${server.url}/staff/projects`);
    await page.getByRole('button', { name: '新建项目' }).click();
    const project = page.getByRole('dialog');
    await project.getByLabel('名称').fill('临溪里');
    await project.getByLabel('网址名').fill('linxi-li');
    await project.getByLabel('城市').fill('杭州');
    await project.getByRole('button', { name: '建立' }).click();
    await expect(page).toHaveURL(/\/staff\/projects\/\d+$/);

    await page.getByRole('button', { name: '添加一条' }).click();
    await page.getByRole('dialog').getByLabel('内容').fill('地铁口在小区南门');
    await page.getByRole('dialog').getByLabel('距离（米）').fill('400');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('cell', { name: '地铁口在小区南门' })).toBeVisible();

    await page.getByRole('button', { name: '新建版块' }).click();
    await page.getByRole('dialog').getByLabel('名称').fill('业主闲聊');
    await page.getByRole('dialog').getByLabel('网址名').fill('xianliao');
    await page.getByRole('dialog').getByRole('button', { name: '建立' }).click();
    await page.getByRole('link', { name: '业主闲聊' }).click();

    await page.getByRole('link', { name: '发起话题' }).first().click();
    await page.getByLabel('标题').fill('门口的银杏黄了');
    await page.getByLabel('正文').fill('周末约着拍照，**南门**集合。');
    await page.getByRole('button', { name: '发出话题' }).click();
    await expect(page).toHaveURL(/\/topics\/\d+$/);
    await expect(page.locator('#p1 strong')).toHaveText('南门');

    await expect(async () => {
      await page.goto(`${server.url}/search?q=${encodeURIComponent('银杏')}`);
      await expect(
        page.getByRole('main').getByRole('link', { name: '门口的银杏黄了' }),
      ).toBeVisible({
        timeout: 100,
      });
    }).toPass({ timeout: 3000, intervals: [100] });
  } finally {
    await server.stop();
  }
});
