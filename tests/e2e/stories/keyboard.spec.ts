import { Client, giveHome, type Person, STEWARD } from '../arrange.ts';
import { choose, expectFocus, press, tabTo, type } from '../keys.ts';
import { enter, expect, settled, site, test } from '../story.ts';

const OWNER: Person = {
  name: 'jianlan',
  email: 'jianlan@linli.example',
  password: 'shu-biao-bu-zai-zhuo-shang',
};
const NEIGHBOUR: Person = {
  name: 'dengyi',
  email: 'dengyi@linli.example',
  password: 'men-kou-de-lan-se-zi-xing-che',
};
const MODERATOR: Person = {
  name: 'jiangang',
  email: 'jiangang@linli.example',
  password: 'jian-pan-de-sheng-yin-hen-qing',
};
const MEMBER: Person = {
  name: 'tangke',
  email: 'tangke@linli.example',
  password: 'qi-lou-zuo-bian-di-er-jian',
};
const DAY_MS = 86_400_000;

// Each of them goes to many places, a key at a time.
test.slow();

/** A project with a home in it. */
async function project(staff: Client, slug: string, name: string) {
  const made = await staff.post('/projects', {
    slug,
    name,
    city: '苏州',
    district: '吴中区',
    address: '荷汀路 12 号',
    status: 'handed_over',
    summary: '',
  });
  const building = await staff.post(`/projects/${made.id}/buildings`, { name: '1 号楼' });
  const path = `/buildings/${building.id}/units`;
  const { items } = await staff.post<{ items: { id: number }[] }>(path, {
    units: [{ name: '101' }],
  });
  return { id: made.id, home: items[0]?.id };
}

function board(staff: Client, project_id: number, slug: string, name: string) {
  const input = { slug, name, description: '', visibility: 'public' };
  return staff.post(`/projects/${project_id}/boards`, input);
}

/** A vote of all owners of a project, opened by two persons. */
async function vote(staff: Client, project_id: number, title: string): Promise<void> {
  const { id, version } = await staff.post<{ id: number; version: number }>('/votes', {
    project_id,
    title,
    markdown: '',
    basis: 'own',
    weight: 'per_unit',
    secret: true,
    conflict_rule: 'first_counts',
    quorum_numerator: 0,
    quorum_denominator: 1,
    proxy_units_max: 0,
    opens_at: new Date(Date.now() - DAY_MS).toISOString(),
    closes_at: new Date(Date.now() + DAY_MS).toISOString(),
    questions: [{ text: '是否同意换锁', majority: 'more_than_half' }],
  });
  const proposed = await staff.post<{ version: number }>(`/votes/${id}/opening`, {}, version);
  const second = await Client.signIn(site().url, STEWARD);
  await second.post(`/votes/${id}/opening`, {}, proposed.version);
}

test('an owner reads, asks, answers and votes by keyboard alone', async ({ page }) => {
  const staff = Client.administrator();
  const place = await project(staff, 'jianpan-li', '键盘里');
  const { id } = await board(staff, place.id, 'menkou', '门口');
  const owner = await Client.enroll(site(), OWNER);
  await giveHome(staff, owner, place.home);
  await vote(staff, place.id, '单元门换锁');
  const neighbour = await Client.enroll(site(), NEIGHBOUR);
  const { topic } = await neighbour.post<{ topic: { id: number } }>(`/boards/${id}/topics`, {
    title: '门口的自行车',
    markdown: '停在哪里好？',
    poll: {
      kind: 'single',
      question: '停在哪一侧？',
      options: ['左侧', '右侧'],
      results_shown: 'always',
    },
  });
  await neighbour.post(`/topics/${topic.id}/posts`, { markdown: '便宜修车，加我微信。' });

  // Past the navigation to what the page is about, and back to the door.
  await page.goto('/');
  await settled(page);
  await page.keyboard.press('Tab');
  await expectFocus(page.getByRole('link', { name: '跳到正文' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
  await press(page.getByRole('link', { name: '登录' }), 'Shift+Tab');
  await expect(page).toHaveURL('/sign-in');
  await settled(page);
  await type(page.getByLabel('用户名或邮箱'), OWNER.name);
  await type(page.getByLabel('密码', { exact: true }), OWNER.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/');
  await settled(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await press(page.getByRole('link', { name: '门口的自行车' }));
  await expect(page).toHaveURL(`/topics/${topic.id}`);
  await settled(page);

  // A topic of one's own, with a poll.
  const main = page.getByRole('main');
  const trail = main.getByRole('navigation').first();
  await press(trail.getByRole('link', { name: '门口' }));
  await expect(page).toHaveURL(`/boards/${id}`);
  await settled(page);
  await press(page.getByRole('link', { name: '发起话题' }).first());
  await expect(page).toHaveURL(`/boards/${id}/new`);
  await settled(page);
  await type(page.getByLabel('标题'), '门禁卡丢了怎么办');
  await tabTo(page.getByRole('checkbox', { name: '附上一个投票' }));
  await page.keyboard.press('Space');
  await type(page.getByLabel('选项 1'), '补办');
  await page.keyboard.press('Enter');
  await expectFocus(page.getByLabel('选项 2'));
  await page.keyboard.type('换锁');
  await type(page.getByLabel('正文'), '大家都怎么办的？');
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/\/topics\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('门禁卡丢了怎么办');
  await expect(page.getByRole('region', { name: '投票' })).toContainText('换锁');

  // An answer to the neighbour, who is quoted and mentioned.
  await page.goto(`/topics/${topic.id}`);
  await settled(page);
  const first = page.locator('#p1');
  await tabTo(page.getByRole('radio', { name: '左侧' }));
  await page.keyboard.press('ArrowDown');
  await expectFocus(page.getByRole('radio', { name: '右侧' }));
  await expect(page.getByRole('radio', { name: '右侧' })).toBeChecked();
  const poll = page.getByRole('region', { name: '停在哪一侧？' });
  await press(poll.getByRole('button', { name: '投票', exact: true }));
  await expect(poll).toContainText('1 票 · 100%');
  await expectFocus(poll.getByRole('button', { name: '改投' }));
  await press(first.getByRole('button', { name: '引用' }), 'Shift+Tab');
  const reply = page.getByRole('textbox', { name: '写回复' });
  await expectFocus(reply);
  await expect(reply).toHaveValue(/停在哪里好/);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('右侧宽一些 @deng');
  await press(page.getByRole('button', { name: /@dengyi/ }));
  await expectFocus(reply);
  await expect(reply).toHaveValue(/@dengyi $/);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#p3 blockquote')).toContainText('停在哪里好？');
  await expect(reply).toHaveValue('');
  // One goes on at what was written.
  await expect(page).toHaveURL(/#p3$/);
  await page.keyboard.press('Tab');
  await expect(page.locator('#p3').locator(':focus')).toHaveCount(1);

  // Kept, with a time to be reminded.
  const dialog = page.getByRole('dialog');
  await press(first.getByRole('button', { name: '加入书签' }), 'Shift+Tab');
  await expectFocus(dialog.getByRole('radio', { name: '不用提醒' }));
  const tomorrow = dialog.getByRole('radio', { name: /明天早上/ });
  for (let step = 0; step < 3 && !(await tomorrow.isChecked()); step += 1)
    await page.keyboard.press('ArrowDown');
  await expectFocus(tomorrow);
  await type(dialog.getByRole('textbox', { name: /备注/ }), '周六去看看');
  await press(dialog.getByRole('button', { name: '保存' }));
  await expect(dialog).toHaveCount(0);
  await expectFocus(first.getByRole('button', { name: '书签' }));

  // Reported, after a second thought.
  const flag = page.locator('#p2').getByRole('button', { name: '举报' });
  await press(flag);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expectFocus(flag);
  await page.keyboard.press('Enter');
  await expectFocus(dialog.getByRole('radio', { name: '广告、刷屏' }));
  await page.keyboard.press('Space');
  await press(dialog.getByRole('button', { name: '举报' }));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('已交给版主')).toBeVisible();
  await expectFocus(flag);

  // The ballot of one's home.
  await page.goto('/me');
  await settled(page);
  await press(main.getByRole('link', { name: '业主表决' }));
  await expect(page).toHaveURL('/votes');
  await press(page.getByRole('link', { name: '单元门换锁' }));
  await expect(page).toHaveURL(/\/votes\/\d+$/);
  await press(page.getByRole('button', { name: '投票', exact: true }));
  await expect(page.getByRole('heading', { name: '请为每一项选择' })).toBeFocused();
  await tabTo(page.getByRole('radio', { name: '赞成' }));
  await page.keyboard.press('Space');
  await press(page.getByRole('button', { name: '下一步' }));
  await expect(page.getByRole('heading', { name: '请核对' })).toBeFocused();
  await tabTo(page.getByLabel('我已经保存了收据号'));
  await page.keyboard.press('Space');
  await press(page.getByRole('button', { name: '投出这张票' }));
  await expect(page.getByRole('heading', { name: '票投好了' })).toBeFocused();
  await press(page.getByRole('button', { name: '完成' }));
  await expect(page.getByText('已投票', { exact: true })).toBeVisible();
});

test('a moderator tries words, reviews, moves and silences by keyboard alone', async ({ page }) => {
  const staff = Client.administrator();
  const place = await project(staff, 'jianpan-yuan', '键盘苑');
  const [from, to] = [
    await board(staff, place.id, 'loudao', '楼道'),
    await board(staff, place.id, 'guanggao', '广告栏'),
  ];
  const moderator = await Client.enroll(site(), MODERATOR);
  await staff.post(`/accounts/${moderator.id}/roles`, {
    role: 'moderator',
    project_id: place.id,
  });
  const member = await Client.enroll(site(), MEMBER);
  const { topic } = await member.post<{ topic: { id: number } }>(`/boards/${from.id}/topics`, {
    title: '楼道里的鞋柜',
    markdown: '能放多宽？',
  });

  // From the desk to the lists of words: one is made, filled and tried.
  await enter(page, MODERATOR);
  await page.goto('/staff');
  await settled(page);
  const sections = page.getByRole('main').getByRole('navigation').first();
  await press(sections.getByRole('link', { name: '敏感词表' }));
  await expect(page).toHaveURL('/staff/word-rules');
  await settled(page);
  const make = page.getByRole('button', { name: '新建词表' });
  const dialog = page.getByRole('dialog');
  await press(make);
  await expectFocus(dialog.getByRole('textbox', { name: '名称' }));
  await page.keyboard.type('代刻');
  await choose(dialog.getByRole('combobox', { name: '用在哪里' }), '楼道');
  await choose(dialog.getByRole('combobox', { name: '有这些词时' }), '先审核');
  await press(dialog.getByRole('button', { name: '保存' }));
  const words = page.getByRole('dialog', { name: '代刻：词语' });
  await expectFocus(words.getByRole('combobox', { name: '这些词' }));
  await type(words.getByRole('textbox', { name: '词语' }), '铜牌代刻');
  await press(words.getByRole('button', { name: '保存' }));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('1 个词')).toBeVisible();
  await expectFocus(make);
  await choose(page.getByRole('combobox', { name: '用在哪里' }), '楼道');
  await type(page.getByRole('textbox', { name: '文字' }), '有铜 牌 代 刻吗');
  await press(page.getByRole('button', { name: '试一试' }));
  await expect(page.getByText('命中 1 处')).toBeVisible();
  await expectFocus(page.getByRole('button', { name: '试一试' }));

  // What it held back: one is let through, one is not.
  for (const markdown of ['谁家做铜牌代刻？', '铜牌代刻，八折。'])
    await member.post(`/topics/${topic.id}/posts`, { markdown });
  await press(sections.getByRole('link', { name: '待审核' }), 'Shift+Tab');
  await expect(page).toHaveURL('/staff/reviews');
  await settled(page);
  const held = (text: string) => page.getByRole('article').filter({ hasText: text });
  await press(held('谁家做').getByRole('button', { name: '通过并发布' }));
  await expect(page.getByRole('status').getByText('已通过', { exact: true })).toBeVisible();
  await expect(held('谁家做')).toHaveCount(0);
  await expect(held('八折')).toBeFocused();
  await press(held('八折').getByRole('button', { name: '不通过' }));
  await expectFocus(dialog.getByRole('textbox', { name: '给作者的说明' }));
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expectFocus(held('八折').getByRole('button', { name: '不通过' }));
  await page.keyboard.press('Enter');
  await expectFocus(dialog.getByRole('textbox', { name: '给作者的说明' }));
  await page.keyboard.type('广告请发到广告栏。');
  await press(dialog.getByRole('button', { name: '不通过' }));
  await expect(page.getByRole('status').getByText('没有通过', { exact: true })).toBeVisible();
  // Its row is gone: one goes on where it says that nothing waits.
  await expect(page.getByRole('main').locator(':focus')).toContainText('没有等待审核的内容');

  // The topic goes to another board.
  await page.goto(`/topics/${topic.id}`);
  await settled(page);
  await expect(page.locator('#p2')).toContainText('谁家做铜牌代刻？');
  const manage = page.getByRole('button', { name: '管理话题' });
  await press(manage);
  await press(dialog.getByRole('button', { name: '移动到其他版块' }));
  const move = page.getByRole('dialog', { name: '移动到其他版块' });
  await expect(move.getByRole('combobox', { name: '目标版块' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expectFocus(manage);
  await page.keyboard.press('Enter');
  await press(dialog.getByRole('button', { name: '移动到其他版块' }));
  await choose(move.getByRole('combobox', { name: '目标版块' }), '广告栏');
  await type(move.getByRole('textbox', { name: '原因' }), '成了广告。');
  await press(move.getByRole('button', { name: '移动', exact: true }));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('版主把这个话题移到了这个版块。')).toBeVisible();
  await expectFocus(manage);
  const trail = page.getByRole('main').getByRole('navigation').first();
  await expect(trail.getByRole('link', { name: '广告栏' })).toHaveAttribute(
    'href',
    `/boards/${to.id}`,
  );

  // Whoever wrote it is silenced for three days, and told why.
  await press(page.locator('#p1').getByRole('link', { name: MEMBER.name }));
  await expect(page).toHaveURL(`/accounts/${member.id}`);
  await settled(page);
  await press(page.getByRole('link', { name: '会员档案' }));
  await expect(page).toHaveURL(`/staff/accounts/${member.id}`);
  await settled(page);
  const impose = page.getByRole('button', { name: '警告、禁言或停用' });
  await press(impose);
  const kind = dialog.getByRole('combobox', { name: '怎样处分' });
  await expectFocus(kind);
  await page.keyboard.press('ArrowDown');
  await expect(kind).toHaveValue('silenced');
  // Whoever moderates one project has no other to choose.
  await expect(dialog.getByRole('combobox', { name: '项目' })).toHaveValue(String(place.id));
  await choose(dialog.getByRole('combobox', { name: '原因' }), '广告或刷屏');
  await type(dialog.getByRole('textbox', { name: '给对方的说明' }), '楼道里不发广告。');
  const days = dialog.getByRole('spinbutton', { name: '多少天' });
  await type(days, '3');
  await expect(days).toHaveValue('3');
  await press(dialog.getByRole('button', { name: '警告、禁言或停用' }));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('生效中')).toBeVisible();
  await expect(page.getByText('没有期限')).toHaveCount(0);
  await expect(page.getByText('楼道里不发广告。')).toBeVisible();
  await expectFocus(impose);
});
