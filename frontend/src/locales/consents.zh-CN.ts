/** 愿意收到什么：每件事、每种方式，分别说了算。 */
export const consents = {
  title: '我愿意收到什么',
  lead: '勾选了才会发；随时可以取消，马上生效。和你自己的投诉、订金、报名有关的消息不在此列，照常通知你。',
  purpose: {
    bulletin: '项目和会员资讯',
    greeting: '节日和生日祝福',
    survey: '问卷和回访',
    offers: '优惠和活动推广',
  },
  purpose_text: {
    bulletin: '工程进度、样板间开放、会员活动的消息。',
    greeting: '只有祝福，不推销。',
    survey: '请你谈谈看法，也请第三方来问。',
    offers: '折扣、团购和合作商家的优惠。',
  },
  channel: { mail: '邮件', sms: '短信', push: '推送', phone: '电话' },
  bulletins: '我收到的资讯',
  bulletins_text: '发给过你的资讯，随时可以再看。',
  none: '还没有收到资讯',
  none_text: '愿意收到项目和会员资讯的话，在“我愿意收到什么”里勾选。',
  choose: '我愿意收到什么',
  ask: (purpose: string) => `不再把这类内容发邮件给你：${purpose}。其他方式和其他内容照旧。`,
  done_text: '以后不会再发这类邮件。想重新接收，可以在“我愿意收到什么”里勾选。',
};

export type ConsentWords = typeof consents;
