import { ADMINISTRATOR, build, Client, giveHome, STEWARD } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const YE = {
  name: 'yezhou',
  email: 'yezhou@linli.example',
  password: 'wu-lou-de-gui-hua-xiang',
};

// Several people, one after another.
test.slow();

test('boards come with a home; a board of owners alone is opened by two administrators, and its owners read all of it', async ({
  page,
  browser,
  baseURL,
}) => {
  const staff = Client.administrator();
  const owner = await Client.enroll(site(), YE);
  const project = await staff.post('/projects', {
    slug: 'guihua-yuan',
    name: '桂花园',
    city: '武汉',
    district: '江岸区',
    address: '桂花路 1 号',
    status: 'handed_over',
    summary: '',
  });
  const building = await staff.post(`/projects/${project.id}/buildings`, {
    name: '桂花楼',
  });
  const { items } = await staff.post<{ items: { id: number }[] }>(
    `/buildings/${building.id}/units`,
    { units: [{ name: '501' }] },
  );
  await giveHome(staff, owner, items[0]?.id);

  // Staff let boards come of the buildings, and make one that they do not read.
  await enter(page, ADMINISTRATOR);
  await page.goto(`/staff/projects/${project.id}`);
  await settled(page);
  const tree = page.getByRole('region', { name: '按房屋自动开版块' });
  await tree.getByLabel('自动开版块').check();
  await tree.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('cell', { name: '桂花楼 业主' })).toBeVisible();
  await page.getByRole('button', { name: '新建只有业主的版块' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('业委会筹备');
  await dialog.getByLabel('网址名').fill('yeweihui');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '建立' }).click();
  await expect(dialog).toHaveCount(0);
  const closed = page.getByRole('region', { name: '只有业主的版块' });
  await closed.getByRole('button', { name: '指定版主' }).click();
  await dialog.getByLabel('用户名、邮箱或手机号').fill(YE.name);
  await dialog.getByRole('button', { name: '查找' }).click();
  await dialog.getByRole('button', { name: `指定 ${YE.name}` }).click();
  await expect(dialog.getByText('还没有业主担任版主')).toHaveCount(0);
  await page.keyboard.press('Escape');

  // The owner finds them, and writes where staff do not read.
  const home = await browser.newPage({
    baseURL,
    viewport: { width: 390, height: 844 },
  });
  await enter(home, YE);
  await home.goto('/projects/guihua-yuan');
  const own = home.getByRole('region', { name: '我家的版块' });
  await expect(own.getByRole('link', { name: '桂花楼 业主' })).toBeVisible();
  await own.getByRole('link', { name: '业委会筹备' }).click();
  await expect(home.getByText('开发商的工作人员看不到')).toBeVisible();
  const address = new URL(home.url()).pathname;
  const board = Number(address.split('/').at(-1));
  const { topic } = await owner.post<{ topic: { id: number } }>(`/boards/${board}/topics`, {
    title: '下周开会选业委会',
    markdown: '周六上午在架空层。',
  });
  await expectAccessible(home);
  expect((await page.goto(address))?.status()).toBe(404);
  expect((await page.goto(`/topics/${topic.id}`))?.status()).toBe(404);

  // One administrator asks, another approves, and the first reads.
  await page.goto('/staff/openings');
  await settled(page);
  await page.getByRole('button', { name: '要求阅读' }).click();
  await dialog.getByLabel('项目').selectOption(String(project.id));
  await dialog.getByLabel('版块').selectOption(String(board));
  await dialog.getByLabel('理由').fill('法院调查令（2026）鄂 0102 民初 1234 号。');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '要求阅读' }).click();
  await expect(dialog).toHaveCount(0);
  const waiting = page.getByRole('article').filter({ hasText: '业委会筹备' });
  await expect(waiting.getByText('等待第二名管理员同意')).toBeVisible();
  await expect(waiting.getByRole('button', { name: '同意' })).toHaveCount(0);

  const second = await browser.newPage({ baseURL });
  await enter(second, STEWARD);
  await second.goto('/staff/openings');
  const asked = second.getByRole('article').filter({ hasText: '业委会筹备' });
  await asked.getByRole('button', { name: 'Approve' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(asked.getByText('Open now')).toBeVisible();
  await second.close();

  await page.reload();
  await settled(page);
  await waiting.getByRole('link', { name: '阅读' }).click();
  await page.getByRole('button', { name: '下周开会选业委会' }).click();
  await expect(page.getByText('周六上午在架空层。')).toBeVisible();
  await expectAccessible(page);

  // The owner is told, and reads who, why and what.
  await expect(async () => {
    await home.goto('/notices');
    await expect(home.getByRole('link', { name: '其中一名可以阅读' })).toBeVisible();
  }).toPass();
  await home.getByRole('link', { name: '其中一名可以阅读' }).click();
  const opening = home.getByRole('article').filter({ hasText: '民初 1234 号' });
  await expect(opening.getByText('开启中')).toBeVisible();
  await opening.getByRole('button', { name: '看过哪些页' }).click();
  await expect(opening.getByText(`话题 #${topic.id} 第 1 页`)).toBeVisible();
  await expectAccessible(home);
  await home.goto(address);
  await expect(home.getByText('经两名管理员同意')).toBeVisible();
  await home.close();
});

const HUAI = {
  name: 'huaiyin',
  email: 'huaiyin@linli.example',
  password: 'liu-lou-de-huai-shu-yin',
};

test('a home has the boards of its building and its entrance by itself, and the handover makes the circle of buyers that of owners', async ({
  page,
  browser,
  baseURL,
}) => {
  const staff = Client.administrator();
  const buyer = await Client.enroll(site(), HUAI);
  const place = { slug: 'huaiyin-yuan', name: '槐荫园', handover_on: '2099-06-30' };
  const project = await build(staff, place, [{ name: '601', entrance: '二单元' }]);
  const tree = { grows: true, entrances: true, tenants: false };
  await staff.put(`/projects/${project.id}/board-tree`, tree);
  await giveHome(staff, buyer, project.homes[0], 'buyer');

  const home = await browser.newPage({ baseURL, viewport: { width: 390, height: 844 } });
  await enter(home, buyer);
  await home.goto('/projects/huaiyin-yuan');
  const own = home.getByRole('region', { name: '我家的版块' });
  await expect(own.getByRole('link', { name: '1 号楼 二单元 业主' })).toBeVisible();
  const circle = own.getByRole('link', { name: '1 号楼 准业主' });
  const address = (await circle.getAttribute('href')) ?? '';
  await buyer.post(`${address}/topics`, { title: '谁家先装修', markdown: '想一起买砖。' });

  await enter(page, ADMINISTRATOR);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 号楼 准业主');
  await page.getByRole('button', { name: '本楼已交付' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '本楼已交付' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 号楼 业主');
  await expect(page.getByRole('button', { name: '本楼已交付' })).toHaveCount(0);

  // The same address and topics, and what happened stands above them.
  await circle.click();
  await expect(home.getByRole('heading', { level: 1 })).toHaveText('1 号楼 业主');
  await expect(home.getByText('这里从准业主版块变成了业主版块')).toBeVisible();
  await expect(home.getByRole('link', { name: '谁家先装修' })).toBeVisible();
  await expectAccessible(home);
  await home.close();
});
