import { ADMINISTRATOR, Client, type Person } from '../arrange.ts';
import { enter, expect, expectAccessible, ready, settled, site, test } from '../story.ts';

const OWNER: Person = {
  name: 'desk-owner',
  email: 'desk-owner@linli.example',
  password: 'he-ting-yuan-jiu-hao-lou',
};
const AGENT: Person = {
  name: 'desk-agent',
  email: 'desk-agent@linli.example',
  password: 'deng-guang-xia-de-zuo-wei',
};

/** A project of its own: what other stories file is not on this desk. */
const SLUG = 'jiuhao-yuan';

/** The project, an owner at home in it, and an agent who answers there. */
async function arrange(): Promise<{ project: number; owner: Client }> {
  const administrator = Client.administrator();
  const project = await administrator.post('/projects', {
    slug: SLUG,
    name: '九号院',
    city: '苏州',
    district: '吴中区',
    address: '荷汀路 9 号',
    status: 'handed_over',
    summary: '一栋老楼。',
  });
  const building = await administrator.post(`/projects/${project.id}/buildings`, {
    name: '9 号楼',
  });
  const { items } = await administrator.post<{ items: { id: number }[] }>(
    `/buildings/${building.id}/units`,
    { units: [{ name: '9-101', floor: 1 }] },
  );
  const owner = await Client.enroll(site(), OWNER);
  const claim = await owner.post('/ownerships', {
    unit_id: items[0]?.id,
    role: 'owner',
    statement: '合同尾号 9101',
  });
  await administrator.post(`/ownerships/${claim.id}/decision`, { decision: 'confirm' });
  const agent = await Client.enroll(site(), AGENT);
  await administrator.post(`/accounts/${agent.id}/roles`, {
    role: 'agent',
    project_id: project.id,
  });
  return { project: project.id, owner };
}

let project = 0;

test('an agent works on a complaint by keyboard alone', async ({ page }) => {
  const arranged = await arrange();
  const { owner } = arranged;
  project = arranged.project;
  const file = (title: string, grade: string) =>
    owner.post('/complaints', {
      project_id: project,
      title,
      category: 'facilities',
      grade,
      markdown: '从周一早上起就这样，已经两天了。',
    });
  const lift = await file('9 号楼的电梯停了', 's2');
  await file('楼道的灯不亮', 's3');

  await enter(page, AGENT);
  await page.goto('/staff/complaints');
  await settled(page);
  const list = page.getByRole('list', { name: '投诉清单' });
  await expect(list.getByRole('listitem')).toHaveCount(2);

  // j goes to the most urgent one, Enter opens it beside the list.
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: '9 号楼的电梯停了' })).toBeFocused();
  await page.keyboard.press('Enter');
  const head = page.getByRole('heading', { level: 2, name: '电梯停了' });
  await expect(head).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`complaint=${lift.id}`));

  // A note among staff is no answer, and looks like none.
  await page.keyboard.press('n');
  await expect(page.getByLabel('写给同事的备注')).toBeFocused();
  await page.keyboard.type('厂家说配件明天到。');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '内部备注' })).toContainText('配件明天到');
  await page.keyboard.press('Escape');
  await expect(page.locator('article > header')).toContainText('待答复');

  // Who takes it.
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: AGENT.name }).waitFor();
  await page.keyboard.type(AGENT.name);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(`已指派给${AGENT.name}`)).toBeVisible();

  // How grave it is.
  await page.keyboard.press('g');
  await expect(dialog.getByRole('button', { name: '2 小时内答复' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(dialog).toHaveCount(0);

  // The answer.
  await page.keyboard.press('a');
  const box = page.getByLabel('给投诉人的答复');
  await expect(box).toBeFocused();
  await page.keyboard.type('维修师傅已经到场，今天中午恢复运行。');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('答复已发出')).toBeVisible();
  await expect(page.locator('article > header')).toContainText('处理中');
  await page.keyboard.press('Escape');

  // It is put right.
  await page.keyboard.press('r');
  await expect(page.getByLabel('怎样处理好的')).toBeFocused();
  await page.keyboard.type('控制板已经更换，试运行一小时正常。');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已标为处理好')).toBeVisible();

  // Back in the list only the other one waits.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/staff\/complaints$/);
  await page.reload();
  await settled(page);
  await expect(list.getByRole('listitem')).toHaveCount(1);
});

test('what somebody else did meanwhile is told, and nothing written is lost', async ({ page }) => {
  const owner = await Client.signIn(site().url, OWNER);
  const complaint = await owner.post('/complaints', {
    project_id: project,
    title: '单元门关不上',
    category: 'facilities',
    markdown: '夜里谁都能进来，请尽快修。',
  });
  await enter(page, AGENT);
  await page.goto(`/staff/complaints?complaint=${complaint.id}`);
  await settled(page);
  const box = page.getByLabel('给投诉人的答复');
  await box.fill('门禁厂家今天下午三点来修，修好之前有保安值守。');

  const administrator = Client.administrator();
  await administrator.post(`/complaints/${complaint.id}/answers`, {
    markdown: '已经安排保安在门口值守。',
  });
  await page.getByRole('button', { name: '发出答复' }).click();
  await expect(page.getByText('你写的时候，这件投诉有了新的进展')).toBeVisible();
  await expect(box).toHaveValue(/下午三点来修/);

  // A closed page loses nothing either.
  await page.reload();
  await settled(page);
  await expect(box).toHaveValue(/下午三点来修/);
  await page.getByRole('button', { name: '发出答复' }).click();
  await expect(page.getByText('答复已发出')).toBeVisible();
});

test('what was told by phone counts from when it was told', async ({ page }) => {
  await enter(page, AGENT);
  await page.goto('/staff/complaints/new');
  await settled(page);
  await page.getByLabel('哪个项目').selectOption('九号院');
  await page.getByLabel('查找业主').fill('9-101');
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByRole('button', { name: OWNER.name }).click();
  await page.getByLabel('关于哪里').selectOption('9 号楼 9-101');
  const anHourAgo = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 16);
  await page.getByLabel('什么时候说的').fill(anHourAgo);
  await expect(page.getByText('前必须答复')).toBeVisible();
  await page.getByLabel('一句话说清').fill('水管爆了');
  await page.getByLabel('经过').fill('早上七点起，一楼走廊都是水。');
  await page.getByRole('button', { name: '登记投诉' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '水管爆了' })).toBeVisible();
  await expect(page.locator('article > header')).toContainText('还剩 22 小时');
  await expect(page.locator('article > header')).toContainText('电话告知');
});

test('single keys can be turned off, and do nothing while somebody types', async ({ page }) => {
  await enter(page, AGENT);
  await page.goto('/staff/complaints');
  await settled(page);
  await page.getByLabel('按编号或标题查找').fill('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: '键盘操作' });
  await dialog.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await settled(page);
  await page.keyboard.press('?');
  await expect(dialog).toHaveCount(0);
});

test('the promise is read by everybody, without JavaScript', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, javaScriptEnabled: false });
  await page.goto(`/projects/${SLUG}/promise`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('24 小时答复承诺');
  await expect(page.getByText('每一件投诉，24 小时内一定有人答复。')).toBeVisible();
  await page.getByText('看数字').first().click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await page.getByRole('navigation', { name: '时间' }).getByText('最近 7 天').click();
  await expect(page).toHaveURL(/days=7/);
  await page.close();
});

test('an answer that does not answer is doubted by its owner and ruled on by a lead', async ({
  page,
  browser,
  baseURL,
}) => {
  const owner = await Client.signIn(site().url, OWNER);
  const complaint = await owner.post('/complaints', {
    project_id: project,
    title: '天花板有水渍',
    category: 'quality',
    markdown: '楼上洗澡的时候会滴水。',
  });
  const agent = await Client.signIn(site().url, AGENT);
  await agent.post(`/complaints/${complaint.id}/answers`, {
    markdown: '已经知道了，我们会尽快处理。',
  });
  await agent.post(`/complaints/${complaint.id}/commitments`, {
    markdown: '周五之前做好防水，请你验收。',
    until_at: new Date(Date.now() + 172_800_000).toISOString(),
  });

  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, OWNER);
  await page.goto(`/complaints/${complaint.id}`);
  await settled(page);
  await page.getByRole('button', { name: '这没有回答我的问题' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: '提出异议' }).click();
  await expect(page.getByText('有异议，等待裁定')).toBeVisible();
  await expect(page.getByRole('button', { name: '这没有回答我的问题' })).toHaveCount(0);

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await desk.goto(`/staff/complaints?complaint=${complaint.id}`);
  await desk.getByRole('button', { name: '已经兑现' }).click();
  await expect(desk.getByText('兑现了承诺')).toBeVisible();
  await desk.getByRole('button', { name: '不算答复', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: '不算答复' }).click();
  await expect(dialog.getByLabel('理由')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('理由').fill('只说会处理，没有说什么时候、怎么做。');
  await dialog.getByRole('button', { name: '不算答复' }).click();
  await expect(dialog).toHaveCount(0);

  await page.reload();
  await settled(page);
  await expect(page.getByText('不算答复', { exact: true })).toBeVisible();
  await expect(page.getByText('只说会处理，没有说什么时候、怎么做。')).toBeVisible();
  await expect(page.getByRole('main').getByText('待答复').first()).toBeVisible();
  await desk.close();
});

test('a prepared answer, handing over, many at once, and what is offered for it', async ({
  page,
  browser,
  baseURL,
}) => {
  // Many steps, each of them short.
  test.slow();
  const owner = await Client.signIn(site().url, OWNER);
  const file = (title: string) =>
    owner.post('/complaints', {
      project_id: project,
      title,
      category: 'noise',
      markdown: '夜里十点以后还在施工，睡不着。',
    });
  const [noise, other] = [await file('夜里施工太吵'), await file('架空层半夜有人打球')];
  const administrator = Client.administrator();
  await administrator.post('/canned-answers', {
    project_id: project,
    title: '噪声：已上门劝止',
    markdown: '{complainant}您好，{number} 号已安排人上门劝止，请留意今晚的情况。',
  });

  await enter(page, AGENT);
  await page.goto(`/staff/complaints?complaint=${noise.id}`);
  await settled(page);
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '噪声：已上门劝止' }).click();
  await expect(page.getByLabel('给投诉人的答复')).toHaveValue(/您好，\d+ 号已安排人上门劝止/);
  await page.getByRole('button', { name: '发出答复' }).click();
  await expect(page.getByText('答复已发出')).toBeVisible();

  // Who answered works on it, and asks somebody else to take it over.
  await page.getByRole('button', { name: '移交' }).click();
  await dialog.getByRole('button', { name: ADMINISTRATOR.name }).click();
  await expect(page.getByText('对方答应之前仍由你处理')).toBeVisible();
  await page.getByRole('button', { name: '提议补偿' }).click();
  await dialog.getByLabel('价值（元）').fill('99.50');
  await dialog.getByLabel('为什么补偿').fill('影响休息，减免一周的物业费。');
  await dialog.getByRole('button', { name: '提议补偿' }).click();
  await expect(page.getByText('等待审批')).toBeVisible();

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await desk.goto(`/staff/complaints?complaint=${noise.id}`);
  await desk.getByRole('button', { name: '接手' }).click();
  await expect(desk.getByText('已接手')).toBeVisible();
  await desk.getByRole('button', { name: '批准', exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click();
  await expect(desk.getByText('等投诉人决定')).toBeVisible();
  await desk.close();

  // Many at once, by keyboard.
  await page.goto(`/staff/complaints?search=${encodeURIComponent('架空层')}`);
  await settled(page);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('s');
  await dialog.getByRole('button', { name: AGENT.name }).click();
  await expect(page.getByText(`1 件已指派给${AGENT.name}`)).toBeVisible();
  await expect(page.getByRole('link', { name: '架空层半夜有人打球' })).toBeVisible();
  expect(other.id).toBeGreaterThan(noise.id);

  const home = await browser.newPage({ baseURL, viewport: { width: 390, height: 844 } });
  await enter(home, OWNER);
  await home.goto(`/complaints/${noise.id}`);
  await ready(home);
  await expect(home.getByText('99.50 元')).toBeVisible();
  await expectAccessible(home);
  await home.getByRole('button', { name: '接受', exact: true }).click();
  await expect(home.getByText('已接受，等待办理')).toBeVisible();
  await home.close();
});
