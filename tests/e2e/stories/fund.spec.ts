import { ADMINISTRATOR, Client, giveHome, type Person } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const OWNER: Person = {
  name: 'fund-owner',
  email: 'fund-owner@linli.example',
  password: 'yu-hou-de-ting-yuan',
};
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
/** One pixel, as a file that is chosen. */
const PIXEL = {
  name: 'roof.gif',
  mimeType: 'image/gif',
  buffer: Buffer.from('R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=', 'base64'),
};

// A long story on several pages, each looked at by axe.
test.slow();

/** A project of its own with one home, whose owner is confirmed. */
async function settle() {
  const administrator = Client.administrator();
  const owner = await Client.enroll(site(), OWNER);
  const project = await administrator.post<{ id: number; slug: string }>('/projects', {
    slug: 'yuhou-yuan',
    name: '雨后园',
    city: '成都',
    district: '锦江区',
    address: '雨后路 1 号',
    status: 'handed_over',
    summary: '',
  });
  const building = await administrator.post(`/projects/${project.id}/buildings`, {
    name: '5 号楼',
  });
  const { items } = await administrator.post<{ items: { id: number }[] }>(
    `/buildings/${building.id}/units`,
    { units: [{ name: '5-301', floor: 3 }] },
  );
  await giveHome(administrator, owner, items[0]?.id);
  return { project };
}

test('an owner sees a repair, before and since, and what is left', async ({
  page,
  browser,
  baseURL,
}) => {
  const { project } = await settle();
  await page.setViewportSize(DESKTOP);
  await enter(page, ADMINISTRATOR);
  await page.goto(`/staff/projects/${project.id}/fund`);
  await settled(page);
  await page.getByRole('button', { name: '开立维护基金' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('用来做什么').fill('修缮小区的**共用部位**。');
  await dialog.getByLabel('承诺的金额').fill('1000000');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '开立维护基金' }).click();
  await expect(page.getByText('已开立')).toBeVisible();

  await page.getByRole('button', { name: '记收入' }).click();
  await dialog.getByLabel('金额').fill('200000');
  await dialog.getByLabel('是什么').fill('开发商首期投入');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已记下，业主看得到了')).toBeVisible();

  await page.getByRole('button', { name: '记支出' }).click();
  await dialog.getByLabel('金额').fill('3860');
  await dialog.getByLabel('付给谁').fill('江城防水');
  await dialog.getByLabel('是什么').fill('5 号楼屋面防水');
  await dialog.getByLabel('为什么花').fill('顶层漏水，整面重做。');
  await dialog.getByLabel('之前的照片').setInputFiles(PIXEL);
  await dialog.getByLabel('之后的照片').setInputFiles(PIXEL);
  await expect(dialog.getByRole('img')).toHaveCount(2);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('¥196,140').first()).toBeVisible();
  await expectAccessible(page);

  // What is large waits for somebody else.
  await page.getByRole('button', { name: '记支出' }).click();
  await dialog.getByLabel('金额').fill('20000');
  await dialog.getByLabel('付给谁').fill('江城安防');
  await dialog.getByLabel('是什么').fill('门禁换新');
  await dialog.getByLabel('为什么花').fill('读卡器进水。');
  await expect(dialog.getByText('要另一个人批准后才算支出')).toBeVisible();
  await dialog.getByRole('button', { name: '提请批准' }).click();
  await expect(page.getByText('这是你提出的，要由别人批准')).toBeVisible();

  const owner = await browser.newPage({ baseURL, viewport: PHONE, locale: 'zh-CN' });
  await enter(owner, OWNER);
  await owner.goto(`/projects/${project.slug}`);
  await owner.getByRole('link', { name: '维护基金' }).click();
  await expect(owner.locator('html[data-ready]')).toBeAttached();
  await expect(owner.getByText('¥196,140').first()).toBeVisible();
  await expect(owner.getByRole('main')).not.toContainText('门禁换新');
  await expect(owner.getByRole('main').getByRole('img', { name: '照片 1' })).toHaveCount(2);
  await expectAccessible(owner);
  await owner.getByRole('link', { name: '5 号楼屋面防水' }).click();
  await expect(owner.locator('html[data-ready]')).toBeAttached();
  await expect(owner.getByText('顶层漏水，整面重做。')).toBeVisible();
  await expect(owner.getByText('付给 江城防水')).toBeVisible();
  await expectAccessible(owner);
  await owner.getByRole('link', { name: '对这笔账有疑问' }).click();
  await expect(owner).toHaveURL(/\/complaints\/new\?project_id=\d+&title=/);
  await owner.close();

  const guest = await browser.newPage({ baseURL, viewport: PHONE, locale: 'zh-CN' });
  const refused = await guest.goto(`/projects/${project.slug}/fund`);
  expect(refused?.status()).toBe(404);
  await guest.close();
});
