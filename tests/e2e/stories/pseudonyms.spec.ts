import { ADMINISTRATOR, Client, giveHome } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const OWNER = {
  name: 'bu-shuo-ming',
  email: 'bu-shuo-ming@linli.example',
  password: 'zhu-lin-li-de-xiao-lu',
};
const READER = {
  name: 'kan-tie-de',
  email: 'kan-tie-de@linli.example',
  password: 'kan-tie-de-xia-wu-cha',
};
const MODERATOR = {
  name: 'guan-ban-kuai',
  email: 'guan-ban-kuai@linli.example',
  password: 'guan-ban-kuai-de-deng',
};

// Several people, one after another.
test.slow();

test('an owner writes without a name, and two of the staff learn whose it is', async ({
  page,
  browser,
  baseURL,
}) => {
  const staff = Client.administrator();
  const owner = await Client.enroll(site(), OWNER);
  await Client.enroll(site(), READER);
  const moderator = await Client.enroll(site(), MODERATOR);
  const project = await staff.post<{ id: number }>('/projects', {
    slug: 'zhuyin-li',
    name: '竹影里',
    city: '成都',
    district: '武侯区',
    address: '竹影路 3 号',
    status: 'handed_over',
    summary: '',
  });
  const building = await staff.post(`/projects/${project.id}/buildings`, { name: '3号楼' });
  const { items } = await staff.post<{ items: { id: number }[] }>(
    `/buildings/${building.id}/units`,
    { units: [{ name: '3-301', floor: 3 }] },
  );
  await giveHome(staff, owner, items[0]?.id);
  const board = await staff.post(`/projects/${project.id}/boards`, {
    slug: 'jianghua',
    name: '讲话',
    description: '',
    visibility: 'public',
  });
  await staff.post(`/accounts/${moderator.id}/roles`, {
    role: 'moderator',
    project_id: project.id,
  });

  const desk = await browser.newPage({ baseURL, viewport: { width: 1280, height: 900 } });
  await enter(desk, MODERATOR);
  await desk.goto(`/boards/${board.id}`);
  await desk.getByRole('button', { name: '允许化名' }).click();
  await expect(desk.getByText('业主可以在这个版块用化名发言。')).toBeVisible();

  await enter(page, OWNER);
  await page.goto(`/boards/${board.id}/new`);
  await page.getByLabel('标题').fill('车库又漏水');
  await page.getByLabel('以“3号楼业主”的身份发布').check();
  await page.getByLabel('正文').fill('已经第三次了。');
  await expectAccessible(page);
  await page.getByRole('button', { name: '发出话题' }).click();
  await expect(page).toHaveURL(/\/topics\/\d+$/);
  await settled(page);
  const topic = new URL(page.url()).pathname;
  await expect(page.locator('#p1-author')).toHaveText(/^3号楼业主 · /);
  await expect(page.locator('#p1').getByRole('button', { name: '赞' })).toHaveCount(0);
  await page
    .locator('#reply')
    .getByRole('checkbox', { name: /以“3号楼业主 · .+”的身份发布/ })
    .check();
  await page.locator('#reply').getByLabel('写回复').fill('现场照片晚点发。');
  await page.locator('#reply').getByRole('button', { name: '发出回复' }).click();
  await expect(page.locator('#p2-author')).toHaveText(/^3号楼业主 · /);
  await page.goto('/me/pseudonyms');
  await expect(page.getByText(/^3号楼业主 · /)).toBeVisible();

  const reader = await browser.newPage({ baseURL });
  await enter(reader, READER);
  await reader.goto(topic);
  await expect(reader.locator('#p1-author')).toHaveText(/^3号楼业主 · /);
  expect(await reader.content()).not.toContain(OWNER.name);
  await reader.locator('#p2').getByRole('button', { name: '屏蔽这个化名' }).click();
  await expect(reader.locator('#p2').getByText('帖子收起来了')).toBeVisible();
  await reader.goto('/me/pseudonyms');
  await reader.getByRole('button', { name: '取消屏蔽' }).click();
  await expect(reader.getByText('没有屏蔽化名。')).toBeVisible();
  await reader.close();

  await desk.goto(topic);
  await desk.locator('#p1').getByRole('button', { name: '申请核实身份' }).click();
  await desk.getByRole('dialog').getByLabel('理由').fill('需要联系本人修车库');
  await desk.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  expect(await desk.content()).not.toContain(OWNER.name);
  await desk.close();

  const boss = await browser.newPage({ baseURL, viewport: { width: 1280, height: 900 } });
  await enter(boss, ADMINISTRATOR);
  await boss.goto(`/staff/projects/${project.id}/unmaskings`);
  await expect(boss.getByText('需要联系本人修车库')).toBeVisible();
  await expectAccessible(boss);
  await boss.getByRole('button', { name: '同意核实' }).click();
  await boss.getByRole('dialog').getByRole('button', { name: '同意核实' }).click();
  await expect(boss.getByRole('link', { name: OWNER.name })).toBeVisible();
  await boss.close();

  await page.goto('/me/pseudonyms');
  await expect(page.getByText(/这个化名被核实过身份$/)).toBeVisible();
  await expectAccessible(page);
});
