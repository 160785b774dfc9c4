import type { ConsentWords } from './consents.zh-CN';

export const consents: ConsentWords = {
  title: 'What you agree to get',
  lead: 'Only what is ticked is sent; you can take it back at any time, and it holds at once. What concerns your own complaint, deposit or registration is not among these: you are told of it all the same.',
  purpose: {
    bulletin: 'News of projects and of the club',
    greeting: 'Greetings at festivals and birthdays',
    survey: 'Being asked for your opinion',
    offers: 'Offers',
  },
  purpose_text: {
    bulletin: 'How building goes on, open show flats, what happens in the club.',
    greeting: 'Good wishes, and nothing for sale.',
    survey: 'What you think, also asked by others on our behalf.',
    offers: 'Discounts, group buys, and what partners offer.',
  },
  channel: { mail: 'Mail', sms: 'Text message', push: 'Push', phone: 'Telephone' },
  bulletins: 'News you were sent',
  bulletins_text: 'Read again what was sent to you.',
  none: 'Nothing was sent to you yet',
  none_text: 'If you want news of projects and of the club, tick them in “What you agree to get”.',
  choose: 'What you agree to get',
  ask: (purpose) =>
    `This will not be mailed to you any more: ${purpose}. Other ways and other things stay as they are.`,
  done_text: 'This is not mailed any more. You can turn it on again in “What you agree to get”.',
};
