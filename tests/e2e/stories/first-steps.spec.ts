import { ADMINISTRATOR, firstLink } from '../arrange.ts';
import { Server } from '../server.ts';
import { expect, settled, test } from '../story.ts';

test('from the first link to a hit in the search', async ({ page }) => {
  test.slow();
  const server = await Server.start();
  try {
    const link = await firstLink(server);
    const fill = async () => {
      await page.goto(link);
      await settled(page);
      await expect(page.getByRole('heading', { name: '设置管理员' })).toBeVisible();
      await page.getByLabel('用户名').fill(ADMINISTRATOR.name);
      await page.getByLabel('邮箱', { exact: true }).fill(ADMINISTRATOR.email);
      await page.getByLabel('密码', { exact: true }).fill(ADMINISTRATOR.password);
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: '完成设置' }).click();
    };
    await fill();
    await expect(page).toHaveURL(`${server.url}/`);
    await expect(page.getByText('隐私说明有更新')).toHaveCount(0);
    await page.getByRole('link', { name: '建立第一个项目' }).click();
    const project = page.getByRole('dialog');
    await expect(project.getByLabel('名称')).toBeFocused();
    await project.getByLabel('名称').fill('临溪里');
    await project.getByLabel('网址名').fill('临溪里');
    await project.getByRole('button', { name: '建立' }).click();
    await expect(project.locator('.error').first()).toContainText('小写字母、数字和连字符');
    await project.getByLabel('网址名').fill('linxi-li');
    await project.getByLabel('城市').fill('杭州');
    await project.getByRole('button', { name: '建立' }).click();
    await expect(page).toHaveURL(/\/staff\/projects\/\d+$/);
    const place = page.url();

    // The link is used up, and the page says so.
    await fill();
    await expect(page.getByText('这个链接已经用过，或者过期了')).toBeVisible();
    await page.goto(place);

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
    await expect(page.getByRole('heading', { level: 1, name: '业主闲聊' })).toBeVisible();
    await settled(page);

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
        timeout: 500,
      });
    }).toPass({ timeout: 20_000, intervals: [100] });
  } finally {
    await server.stop();
  }
});
