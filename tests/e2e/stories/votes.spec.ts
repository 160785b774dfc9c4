import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  ADMINISTRATOR,
  build,
  Client,
  endVote,
  giveHome,
  type Person,
  STEWARD,
} from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const OWNER: Person = {
  name: 'vote-owner',
  email: 'vote-owner@linli.example',
  password: 'lou-xia-de-yu-lan-hua-kai-le',
};
const PHONE = { width: 390, height: 844 };
const DAY_MS = 86_400_000;

/** The time that a field of a form shows, so many days from now, in the zone of the projects. */
const local = (days: number) =>
  new Date(Date.now() + days * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 16);

// Three people on several pages, each looked at by axe.
test.describe.configure({ timeout: 240_000 });

test('two persons open a vote, an owner votes on a telephone and finds the ballot by its receipt', async ({
  page,
  browser,
  baseURL,
}) => {
  const staff = Client.administrator();
  const owner = await Client.enroll(site(), OWNER);
  const project = await staff.post('/projects', {
    slug: 'biaojue-li',
    name: '表决里',
    city: '苏州',
    district: '吴中区',
    address: '荷汀路 9 号',
    status: 'under_construction',
    summary: '两栋。',
  });
  const building = await staff.post(`/projects/${project.id}/buildings`, { name: '1 号楼' });
  const units = await staff.post<{ items: { id: number }[] }>(`/buildings/${building.id}/units`, {
    units: [
      { name: '101', area_dm2: 8950 },
      { name: '102', area_dm2: 8950 },
    ],
  });
  await giveHome(staff, owner, units.items[0]?.id);

  // The first person writes it and proposes to open it.
  await enter(page, ADMINISTRATOR);
  await page.goto('/staff/votes?new=1');
  await settled(page);
  await page.getByLabel('标题').fill('外墙粉刷');
  await page.getByLabel('项目', { exact: true }).selectOption({ label: '表决里 苏州' });
  await page.getByLabel('开始投票').fill(local(-1));
  await page.getByLabel('截止').fill(local(14));
  await page.getByLabel('第 1 项 · 事项').fill('是否同意粉刷外墙');
  await expectAccessible(page);
  await page.getByRole('button', { name: '存为草稿' }).click();
  await page.getByRole('button', { name: '提出发起' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '提出发起' }).click();
  await expect(page.getByText('你提出的，要由另一位确认。')).toBeVisible();
  const id = page.url().split('/').at(-1);

  // Nobody but who runs votes knows of it; a second person opens it.
  const phone = await browser.newPage({ baseURL, viewport: PHONE, acceptDownloads: true });
  await enter(phone, OWNER);
  await phone.goto(`/votes/${id}`);
  await expect(phone.getByText('没有这个表决')).toBeVisible();
  const second = await browser.newPage({ baseURL, locale: 'zh-CN' });
  await enter(second, STEWARD);
  await second.goto(`/staff/votes/${id}`);
  await second.getByRole('button', { name: /^(确认发起|Confirm and open)$/ }).click();
  await second
    .getByRole('dialog')
    .getByRole('button', { name: /^(确认发起|Confirm and open)$/ })
    .click();
  await expect(second.getByRole('dialog')).toHaveCount(0);
  await second.close();

  // The owner reads what the ballot tells, chooses, looks it over, keeps the receipt, and votes.
  await phone.goto('/votes');
  await phone.getByRole('link', { name: '外墙粉刷' }).click();
  await phone.getByRole('button', { name: '投票', exact: true }).click();
  await expect(phone.getByText('没有别的和你家面积相同')).toBeVisible();
  await phone.getByRole('button', { name: '下一步' }).click();
  await expect(phone.getByText('还有没选的事项。')).toBeVisible();
  await phone.getByRole('radio', { name: '赞成' }).check();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: '下一步' }).click();
  const receipt = phone.getByRole('region', { name: '收据号' });
  const code = (await receipt.locator('.code').textContent()) ?? '';
  expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){6}[2-9A-HJ-NP-Z]{4}$/);
  const [download] = await Promise.all([
    phone.waitForEvent('download'),
    receipt.getByRole('button', { name: '下载收据' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain(code);
  await phone.getByLabel('我已经保存了收据号').check();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: '投出这张票' }).click();
  await expect(phone.getByRole('heading', { name: '票投好了' })).toBeFocused();
  await phone.getByRole('button', { name: '完成' }).click();
  await expect(phone.getByText('已投票', { exact: true })).toBeVisible();
  await expect(phone.getByText('2 套房屋，1 套已投票').first()).toBeVisible();

  const check = phone.getByRole('region', { name: '查收据' });
  await check.getByLabel('收据号').fill(code.toLowerCase());
  await check.getByRole('button', { name: '查' }).click();
  await expect(check.getByText('这张票有效')).toBeVisible();
  await expect(check.getByText('是否同意粉刷外墙: 赞成')).toBeVisible();
  await phone.getByRole('button', { name: '看登记册' }).click();
  await expect(phone.getByRole('row', { name: /1 号楼 102/ })).toContainText('没有登记的业主');
  await expectAccessible(phone);
  await phone.close();

  // The desk sees how many have voted, and nothing else.
  await page.reload();
  await settled(page);
  await expect(page.getByRole('region', { name: '参加情况' })).toContainText('50%');
  await expect(page.getByRole('region', { name: '查收据' })).toHaveCount(0);
  await page.getByRole('button', { name: '取消表决' }).click();
  await dialog.getByLabel('原因').fill('报价有误，修订后重新表决。');
  await dialog.getByRole('button', { name: '取消表决' }).click();
  await expect(page.getByText('原因：报价有误，修订后重新表决。')).toBeVisible();
  await expectAccessible(page);
});

const [FIRST, PARTNER, AWAY]: [Person, Person, Person] = [
  { name: 'vote-lan', email: 'vote-lan@linli.example', password: 'xi-chuang-de-lan-hua' },
  { name: 'vote-mei', email: 'vote-mei@linli.example', password: 'dong-chuang-de-mei-hua' },
  { name: 'vote-zhu', email: 'vote-zhu@linli.example', password: 'bei-chuang-de-zhu-zi' },
];

/** Votes for a home in the page of a vote; answers the code of the receipt. */
async function vote(page: Page, home: string, button: string, answer: string): Promise<string> {
  const panel = page.getByRole('article', { name: home });
  await panel.getByRole('button', { name: button, exact: true }).click();
  await expect(panel.getByText('这是记名投票')).toBeVisible();
  await panel.getByRole('radio', { name: answer }).check();
  await panel.getByRole('button', { name: '下一步' }).click();
  const code = (await panel.locator('.code').textContent()) ?? '';
  await panel.getByLabel('我已经保存了收据号').check();
  await panel.getByRole('button', { name: '投出这张票' }).click();
  await panel.getByRole('button', { name: '完成' }).click();
  await expect(panel.getByText('已投票', { exact: true })).toBeVisible();
  return code;
}

test('of an open vote by homes and area: one stands in, another changes the ballot of a home they share, and the result is counted again', async ({
  page,
  browser,
  baseURL,
}) => {
  const staff = Client.administrator();
  const [lan, mei, zhu] = await Promise.all(
    [FIRST, PARTNER, AWAY].map((one) => Client.enroll(site(), one)),
  );
  if (!lan || !mei || !zhu) throw new Error('three came');
  const project = await build(staff, { slug: 'biaojue-yuan', name: '表决苑' }, [
    { name: '201', area_dm2: 8950 },
    { name: '202', area_dm2: 12050 },
  ]);
  const [shared, other] = project.homes;
  await giveHome(staff, lan, shared);
  await giveHome(staff, mei, shared, 'co_owner');
  await giveHome(staff, zhu, other);
  const days = (count: number) => new Date(Date.now() + count * DAY_MS).toISOString();
  const draft = await staff.post<{ id: number; version: number }>('/votes', {
    project_id: project.id,
    title: '加装电梯',
    markdown: '',
    basis: 'civil_code_278',
    weight: 'both',
    secret: false,
    conflict_rule: 'last_counts',
    quorum_numerator: 2,
    quorum_denominator: 3,
    proxy_units_max: 1,
    opens_at: days(-1),
    closes_at: days(14),
    questions: [{ text: '是否同意加装电梯', majority: 'three_quarters' }],
  });
  const opening = `/votes/${draft.id}/opening`;
  const { version } = await staff.post<{ version: number }>(opening, {}, draft.version);
  await Client.steward().post(opening, {}, version);
  const address = `/votes/${draft.id}`;

  // Whoever is away names a neighbour.
  const away = await browser.newPage({ baseURL, viewport: PHONE });
  await enter(away, zhu);
  await away.goto(address);
  await away.getByRole('button', { name: '请别人代投' }).click();
  const dialog = away.getByRole('dialog');
  await dialog.getByLabel('对方的登录名').fill(FIRST.name);
  await dialog.getByRole('button', { name: '委托' }).click();
  await expect(away.getByText(`你委托了 ${FIRST.name}`)).toBeVisible();
  await away.close();

  // The neighbour votes for both homes, and the one who shares one of them says otherwise.
  await enter(page, lan);
  await page.goto(address);
  await expect(page.getByText(`你代 ${AWAY.name} 投票`)).toBeVisible();
  const code = await vote(page, '1 号楼 202', '投票', '赞成');
  await vote(page, '1 号楼 201', '投票', '反对');
  const partner = await browser.newPage({ baseURL });
  await enter(partner, mei);
  await partner.goto(address);
  await expect(partner.getByText('登记的业主 2 人')).toBeVisible();
  await vote(partner, '1 号楼 201', '改票', '赞成');
  await partner.close();

  // Its time is over: the page that is open shows what came of it, and counts it again.
  await endVote(site(), draft.id);
  const result = page.getByRole('region', { name: '结果' });
  await expect(result.getByText('通过', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(result).toContainText('2 / 2 套');
  await expect(result.getByRole('row', { name: /赞成/ })).toContainText('210');
  const recount = page.getByRole('region', { name: '自己数一遍' });
  await recount.getByLabel('收据号').fill(code);
  await recount.getByRole('button', { name: '重新计票' }).click();
  await expect(recount.getByText('以上几项都对得上')).toBeVisible();
  await expect(recount.locator('li.fits')).toHaveCount(5);
  await expectAccessible(page);
});
