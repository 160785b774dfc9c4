import { build, Client } from '../arrange.ts';
import { enter, expect, settled, site, test } from '../story.ts';

const XU = { name: 'xumei', email: 'xumei@linli.example', password: 'yi-lou-de-xiang-zhang' };
const FANG = { name: 'fanglei', email: 'fanglei@linli.example', password: 'er-lou-de-feng-ling' };

// Several people, one after another.
test.slow();

test('two write to each other, one of them is told, deletes a message and is blocked', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'xianliao',
    name: '闲聊',
    description: '',
    visibility: 'public',
  });
  const xu = await Client.enroll(site(), XU);
  await Client.enroll(site(), FANG);
  const { topic } = await xu.post<{ topic: { id: number; author: { id: number } } }>(
    `/boards/${board.id}/topics`,
    { title: '谁家有空车位', markdown: '周六想借半天。' },
  );

  // From the profile of whoever wrote, to a conversation.
  await enter(page, FANG);
  await page.goto(`/accounts/${topic.author.id}`);
  await page.getByRole('link', { name: '写消息' }).click();
  await page.getByRole('textbox', { name: '说点什么' }).fill('我家的周六空着，**随时**可以来。');
  await page.getByRole('button', { name: '发出' }).click();
  await expect(page).toHaveURL(/\/me\/messages\/\d+$/);
  await expect(page.getByRole('article').getByText('我家的周六空着')).toBeVisible();

  const other = await browser.newPage({ baseURL });
  await enter(other, XU);
  await expect(async () => {
    await other.goto('/notices');
    await expect(other.getByRole('link', { name: '给你写了消息' })).toBeVisible();
  }).toPass();
  await other.getByRole('link', { name: '给你写了消息' }).click();
  await expect(other.getByRole('article').getByText('我家的周六空着')).toBeVisible();
  await other.getByRole('textbox', { name: '回消息' }).fill('太好了，下午来。');
  await other.getByRole('button', { name: '发出' }).click();
  await expect(other.getByText('太好了，下午来。')).toBeVisible();

  // It comes to the page that is open.
  await expect(page.getByText('太好了，下午来。')).toBeVisible();
  await page.getByRole('button', { name: '删除第 1 条' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.locator('#m1')).toContainText('这条消息已删除');

  await page.goto(`/accounts/${topic.author.id}`);
  await page.getByRole('button', { name: '屏蔽' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '屏蔽' }).click();
  await expect(page.getByRole('button', { name: '取消屏蔽' })).toBeVisible();
  await page.goto(`/topics/${topic.id}`);
  await expect(page.locator('#p1')).toContainText('你屏蔽了这个人');
  await page.locator('#p1').getByRole('button', { name: '还是看看' }).click();
  await expect(page.locator('#p1').getByText('周六想借半天。')).toBeVisible();

  await other.reload();
  await other.getByRole('textbox', { name: '回消息' }).fill('还在吗？');
  await other.getByRole('button', { name: '发出' }).click();
  await expect(other.getByRole('alert')).toContainText('现在不能给对方写消息');
  await page.goto('/me/blocks');
  await page.getByRole('button', { name: '取消屏蔽' }).click();
  await expect(page.getByText('没有屏蔽任何人')).toBeVisible();
  await other.close();
});

const RONG = { name: 'rongshu', email: 'rongshu@linli.example', password: 'san-lou-de-rong-shu' };
const SONG = { name: 'songbai', email: 'songbai@linli.example', password: 'si-lou-de-song-tao' };
const PAN = { name: 'panjiang', email: 'panjiang@linli.example', password: 'wu-lou-kan-pan-jiang' };

test('a third comes into a conversation and reads from then on, one mutes it, and one leaves it', async ({
  page,
  browser,
  baseURL,
}) => {
  const rong = await Client.enroll(site(), RONG);
  const song = await Client.enroll(site(), SONG);
  const pan = await Client.enroll(site(), PAN);
  // Whom one has spoken with can be added.
  await rong.post('/conversations', { people: [pan.id], markdown: '你好。' });
  const { id } = await rong.post('/conversations', {
    people: [song.id],
    title: '周六拼车',
    markdown: '还差一位。',
  });
  const address = `/me/messages/${id}`;

  await enter(page, song);
  await page.goto(address);
  await page.getByRole('button', { name: '静音' }).click();
  await expect(page.getByRole('button', { name: '取消静音' })).toBeVisible();

  const starter = await browser.newPage({ baseURL });
  await enter(starter, rong);
  await starter.goto(address);
  await starter.getByRole('button', { name: '加人' }).click();
  const dialog = starter.getByRole('dialog');
  await dialog.getByRole('radio', { name: PAN.name }).check();
  await dialog.getByRole('button', { name: '加人' }).click();
  const people = starter.getByRole('list', { name: '在里面的人' });
  await expect(people.getByRole('link', { name: PAN.name })).toBeVisible();
  await starter.getByRole('textbox', { name: '回消息' }).fill('早上八点，南门。');
  await starter.getByRole('button', { name: '发出' }).click();
  await expect(starter.getByText('早上八点，南门。')).toBeVisible();

  const third = await browser.newPage({ baseURL });
  await enter(third, pan);
  await expect(async () => {
    await third.goto('/notices');
    await third.locator(`a[href^="${address}"]`).click({ timeout: 3_000 });
  }).toPass();
  await expect(third.getByText('早上八点，南门。')).toBeVisible();
  await expect(third.getByText('还差一位。')).toHaveCount(0);

  // Who was told is told by now, and whoever muted it was not.
  await page.goto('/me/messages');
  const row = page.getByRole('article').filter({ hasText: '周六拼车' });
  await expect(row).toContainText('已静音');
  await expect(row).toContainText('1 条未读');
  await settled(page);
  const bell = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /通知/ });
  await expect(bell).toHaveAccessibleName('通知');

  await third.getByRole('button', { name: '离开' }).click();
  await third.getByRole('dialog').getByRole('button', { name: '离开' }).click();
  await expect(third).toHaveURL('/me/messages');
  await expect(third.getByRole('article').filter({ hasText: '你好。' })).toBeVisible();
  await expect(third.getByRole('article').filter({ hasText: '周六拼车' })).toHaveCount(0);
  await third.close();
  await starter.reload();
  await expect(people.getByRole('listitem')).toHaveCount(2);
  await starter.close();
});

const YU = { name: 'yuhuan', email: 'yuhuan@linli.example', password: 'liu-lou-de-yu-qing' };
const DU = { name: 'dujuan', email: 'dujuan@linli.example', password: 'qian-tai-de-du-juan' };

test('somebody writes to the staff of a project, and one of them answers from the desk', async ({
  page,
  browser,
  baseURL,
}) => {
  const staff = Client.administrator();
  const project = await build(staff, { slug: 'xiaoxi-yuan', name: '消息苑' }, [{ name: '101' }]);
  const yu = await Client.enroll(site(), YU);
  const du = await Client.enroll(site(), DU);
  await staff.post(`/accounts/${du.id}/roles`, { role: 'agent', project_id: project.id });

  await enter(page, yu);
  await page.goto(`/me/messages/new?project=${project.id}`);
  await page.getByRole('textbox', { name: '说点什么' }).fill('交房要带什么？');
  await page.getByRole('button', { name: '发出' }).click();
  await expect(page).toHaveURL(/\/me\/messages\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('消息苑 · 工作人员');

  const desk = await browser.newPage({ baseURL });
  await enter(desk, du);
  await desk.goto('/staff/messages');
  await desk.getByRole('article').filter({ hasText: '消息苑' }).getByRole('link').click();
  await expect(desk.getByText('交房要带什么？')).toBeVisible();
  await desk.getByRole('textbox', { name: '回消息' }).fill('身份证和合同。');
  await desk.getByRole('button', { name: '发出' }).click();

  // It comes to the page that is open, and says for whom it speaks.
  const answer = page.getByRole('article').filter({ hasText: '身份证和合同。' });
  await expect(answer).toContainText(DU.name);
  await expect(answer).toContainText('代表项目');
  await desk.close();
});
