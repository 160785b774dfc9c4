import { ADMINISTRATOR, Client, giveHome, type Person } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const OWNER: Person = {
  name: 'journey-owner',
  email: 'journey-owner@linli.example',
  password: 'ting-chao-li-de-feng',
};
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
const DAY_MS = 86_400_000;
/** A day so many days from now, in the zone of the projects. */
const day = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

// Long stories on several pages, each looked at by axe.
test.slow();
test.describe.configure({ mode: 'serial' });

/** A project of its own with one home, whose owner is confirmed. */
async function settle() {
  const administrator = Client.administrator();
  const owner = await Client.enroll(site(), OWNER);
  const project = await administrator.post<{ id: number; slug: string }>('/projects', {
    slug: 'tingchao-li',
    name: '听潮里',
    city: '宁波',
    district: '鄞州区',
    address: '听潮路 1 号',
    status: 'under_construction',
    summary: '',
    handover_on: day(300),
  });
  const building = await administrator.post(`/projects/${project.id}/buildings`, {
    name: '21 号楼',
  });
  const { items } = await administrator.post<{ items: { id: number }[] }>(
    `/buildings/${building.id}/units`,
    { units: [{ name: '21-901', floor: 9 }] },
  );
  const unit = items[0]?.id ?? 0;
  await giveHome(administrator, owner, unit, 'buyer');
  return { project, building, unit, owner };
}
type Settled = Awaited<ReturnType<typeof settle>>;
let home: Settled;
test.beforeAll(async () => {
  home = await settle();
});

test('a promised date is moved with a reason, and the owner is told', async ({
  page,
  browser,
  baseURL,
}) => {
  const { project } = home;
  // Both of one moment, which may be midnight.
  const [promised, later] = [day(30), day(60)];
  await page.setViewportSize(DESKTOP);
  await enter(page, ADMINISTRATOR);
  await page.goto(`/staff/projects/${project.id}/progress`);
  await settled(page);
  await page.getByRole('button', { name: '新建节点' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('节点').fill('主体结构封顶');
  await dialog.getByLabel('哪一栋').selectOption('21 号楼');
  await dialog.getByLabel('承诺日期').fill(promised);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '修改 主体结构封顶' }).click();
  await expect(dialog.getByLabel('原因')).toHaveCount(0);
  await dialog.getByLabel('承诺日期').fill(later);
  await expect(dialog.getByText('承诺日期变了：')).toBeVisible();
  await dialog.getByLabel('原因').fill('五月连续降雨，停工两次。');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('日期已改，业主会收到通知')).toBeVisible();
  await expect(page.getByText('推迟了 30 天')).toBeVisible();

  await page.getByRole('button', { name: '写进展' }).click();
  await dialog.getByLabel('标题').fill('十一月进展：主体到十层');
  await dialog.getByLabel('正文').fill('主体到 **十层**，外架跟着上。');
  await dialog.getByLabel('哪一栋').selectOption('21 号楼');
  await dialog.getByLabel('谁能看到').selectOption('只有这里的业主和准业主');
  await dialog.getByRole('button', { name: '发出' }).click();
  await expect(page.getByText('已发出，业主会收到通知')).toBeVisible();
  await expect(page.getByRole('link', { name: '十一月进展：主体到十层' })).toBeVisible();
  await expectAccessible(page);

  // Guests see the moved date with its reason, and nothing of what is for the owners.
  const guest = await browser.newPage({ baseURL, viewport: PHONE, locale: 'zh-CN' });
  await guest.goto(`/projects/${project.slug}/progress`);
  await expect(guest.getByText('推迟了 30 天')).toBeVisible();
  await guest.getByText('改动记录（2）').click();
  await expect(guest.getByText('原因：五月连续降雨，停工两次。')).toBeVisible();
  await expect(guest.getByRole('main')).not.toContainText('主体到十层');
  await guest.close();

  const owner = await browser.newPage({ baseURL, viewport: PHONE, locale: 'zh-CN' });
  await enter(owner, OWNER);
  await expect(async () => {
    await owner.goto('/notices');
    await expect(owner.getByText('主体结构封顶').first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await owner.goto(`/projects/${project.slug}/progress`);
  await expect(owner.getByRole('link', { name: '十一月进展：主体到十层' })).toBeVisible();
  await owner.close();
});

test('what was missed is red until it is done', async ({ page, browser, baseURL }) => {
  const { project, unit } = home;
  await page.setViewportSize(DESKTOP);
  await enter(page, ADMINISTRATOR);
  await page.goto(`/staff/homes/${unit}`);
  await settled(page);
  await page.getByLabel('签约').fill(day(-40));
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/staff/projects/${project.id}/homes`);
  await settled(page);
  const row = page.getByRole('row').filter({ hasText: '21 号楼' }).first();
  await expect(row.getByRole('link', { name: '缺 1 21 号楼 指定经理' })).toBeVisible();
  await expect(row.getByRole('link', { name: '缺 1 21 号楼 讲签约须知' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: '客户经理', exact: true }).click();
  await page.getByRole('button', { name: '指定 21 号楼' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('客户经理').selectOption(ADMINISTRATOR.name);
  await dialog.getByLabel('怎么联系').fill('138 0013 8000');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('cell', { name: '138 0013 8000' })).toBeVisible();

  await page.goto(`/staff/projects/${project.id}/homes`);
  await expect(row.getByText('做完 1').first()).toBeVisible();
  await expect(row.getByRole('link', { name: '缺 1 21 号楼 指定经理' })).toHaveCount(0);

  const owner = await browser.newPage({ baseURL, viewport: PHONE, locale: 'zh-CN' });
  await enter(owner, OWNER);
  await owner.goto('/me/homes');
  await owner.getByRole('link', { name: '听潮里 21 号楼 21-901' }).click();
  await expect(owner.getByRole('link', { name: '打电话' })).toHaveAttribute(
    'href',
    'tel:13800138000',
  );
  await owner.close();
});

test('what a household finds at the handover becomes a complaint', async ({ page }) => {
  const { project, unit } = home;
  await Client.administrator().post(`/projects/${project.id}/checklist`, {
    items: [
      { area: '厨房', text: '打开水龙头，看下水通不通' },
      { area: '主卧', text: '窗户关严，看漏不漏风' },
    ],
  });
  await page.setViewportSize(PHONE);
  await enter(page, OWNER);
  await page.goto(`/me/homes/${unit}?view=checklist`);
  await settled(page);
  await page.getByRole('button', { name: '没问题 窗户关严，看漏不漏风' }).click();
  await expect(page.getByText('看了 1 项，共 2 项')).toBeVisible();
  await page.getByRole('button', { name: '有问题 打开水龙头，看下水通不通' }).click();
  await page.getByLabel('哪里有问题').fill('水槽下面的接头滴水');
  await page.getByRole('button', { name: '记下' }).click();
  await expect(page.getByText('1 处有问题')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: '为这件事投诉' }).click();
  await settled(page);
  // The home is chosen already, and the words begin with what was found.
  await page.getByRole('button', { name: /房屋质量/ }).click();
  await page.getByRole('button', { name: /影响正常生活/ }).click();
  await expect(page.getByLabel('标题')).not.toHaveValue('');
});
