/** What is said of drafts and of posts for later outside of their own page. */
export const draft = {
  title: '我的草稿',
  mine_text: '没写完的内容，和定时发布的内容',
  stored: '草稿已保存到账号，换一台设备也能接着写',
  other: '另一台设备上保存了不同的草稿：',
  take_other: '换成那一份',
  keep_this: '保留这里的',
  later: '定时发布',
  later_title: '定时发布',
  later_at: '发布时间',
  later_hint: '项目所在地的时间。到时候你仍能在这里发布才会发出；发不出去会通知你。',
  later_missing: '请选一个以后的时间，最多提前一年。',
  later_submit: '到时发布',
  later_done: '已安排，到时自动发布',
  later_list: '看看已安排的内容',
};

export type DraftWords = typeof draft;
