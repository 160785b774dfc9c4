import { ADMINISTRATOR, Client, giveHome } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const OWNER = {
  name: 'lou-shui',
  email: 'lou-shui@linli.example',
  password: 'chuang-tai-xia-de-pen',
};
const NEIGHBOUR = {
  name: 'lou-xia',
  email: 'lou-xia@linli.example',
  password: 'lou-xia-de-liang-yi-gan',
};

// Several people, one after another.
test.slow();

test('a neighbour says that the own home has it as well, and staff see on which floor', async ({
  page,
  browser,
  baseURL,
}) => {
  const staff = Client.administrator();
  const owner = await Client.enroll(site(), OWNER);
  const neighbour = await Client.enroll(site(), NEIGHBOUR);
  const project = await staff.post<{ id: number; slug: string }>('/projects', {
    slug: 'tingyu-yuan',
    name: '听雨园',
    city: '成都',
    district: '锦江区',
    address: '听雨路 1 号',
    status: 'handed_over',
    summary: '',
  });
  const building = await staff.post(`/projects/${project.id}/buildings`, { name: '6 号楼' });
  const { items } = await staff.post<{ items: { id: number }[] }>(
    `/buildings/${building.id}/units`,
    {
      units: [
        { name: '6-301', floor: 3 },
        { name: '6-401', floor: 4 },
      ],
    },
  );
  await giveHome(staff, owner, items[0]?.id);
  await giveHome(staff, neighbour, items[1]?.id);
  const complaint = await owner.post<{ id: number }>('/complaints', {
    project_id: project.id,
    unit_id: items[0]?.id,
    title: '窗台漏水',
    markdown: '一下雨就漏。',
    category: 'quality',
    openness: 'public',
  });

  await enter(page, NEIGHBOUR);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/complaints/${complaint.id}`);
  await settled(page);
  await page.getByRole('button', { name: '6 号楼 6-401 也有' }).click();
  await expect(page.getByText('还有 1 户说自己家也有同样的问题。')).toBeVisible();
  await expect(page.getByText('6 号楼 6-401 也有，已经记下')).toBeVisible();
  await expectAccessible(page);

  const guest = await browser.newPage({ baseURL });
  await guest.goto(`/complaints/${complaint.id}`);
  await expect(guest.getByText('还有 1 户说自己家也有同样的问题。')).toBeVisible();
  await expect(guest.getByText('6-401')).toHaveCount(0);
  await guest.close();

  const desk = await browser.newPage({ baseURL, viewport: { width: 1280, height: 900 } });
  await enter(desk, ADMINISTRATOR);
  await desk.goto(`/staff/projects/${project.id}/me-toos`);
  await expect(desk.getByRole('row', { name: '4 层 1' })).toBeVisible();
  await expectAccessible(desk);
  await desk.close();

  await page.getByRole('button', { name: '不是，取消' }).click();
  await expect(page.getByText('还没有别的家说有同样的问题。')).toBeVisible();
});
