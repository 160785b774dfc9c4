import { formatNumber, plural } from '../lib/format';
import type { SurveyWords } from './surveys.zh-CN';

export const surveys: SurveyWords = {
  lead: 'How it is to live here is for you to say. A few minutes each, and only if you like.',
  lists: 'Lists of surveys',
  list: { open: 'Asking you', answered: 'Answered' },
  none: { open: 'No survey asks you now', answered: 'You have not answered a survey yet' },
  none_text: {
    open: 'When there is one you are told, and it appears here.',
    answered: 'Those you answer stay here: that you did, not what you said.',
  },
  everywhere: 'All projects',
  questions: (n) => plural(n, 'question', 'questions'),
  minutes: (n) => `about ${formatNumber(n)} min`,
  points: (n) => `${plural(n, 'point', 'points')} when done`,
  closes: (when) => `closes ${when}`,
  closed: (when) => `closed ${when}`,
  anonymous: 'Anonymous',
  named: 'With your name',
  answered: 'Answered',
  gone: 'This survey cannot be found',
  gone_text:
    'Only those who are invited answer a survey. Perhaps another account was, or it was taken back.',
  why_not: {
    already_answered:
      'You have answered it. Each person answers once, so that everybody weighs the same.',
    quota_full:
      'Enough people of your group have answered, so there is nothing to do. Thank you for wanting to.',
    too_early: (when) => `It can be answered from ${when}.`,
    too_late: 'This survey is closed.',
    other: 'This survey cannot be answered now.',
  },

  how: {
    anonymous: {
      title: 'This survey is anonymous',
      points: [
        'What you say is stored apart from who you are, with no number between them. Staff cannot see which answers are whose.',
        'With your answers stand your building, the stage of your home and the month. No account and no room, not even the day.',
        'Results come when it is closed; groups of fewer than five are shown to nobody.',
        'We only note that you answered: no more reminders, and your points come all the same.',
      ],
      short: 'Anonymous: staff cannot see which answers are yours.',
      text: 'Leave out names and door numbers, or you give yourself away.',
    },
    named: {
      title: 'This survey has your name on it',
      points: [
        'Staff who run the survey see your name and what you say, so that they can set things right.',
        'Where you give a low score you can file a complaint next, answered within 24 hours.',
      ],
      short: 'With your name: staff who run it see who said what.',
      text: 'Staff will read this, and know that it is from you.',
    },
  },

  start: 'Begin',
  go_on: 'Go on',
  restored: 'What you began on this device is still here.',
  start_over: 'Begin anew',
  decline: 'Not this time',
  decline_title: 'Not this time?',
  decline_text: 'That is fine. You will not be reminded again.',
  declined: 'You will not be reminded again',
  declined_state: 'You said not this time, so nothing reminds you.',
  needs_script: 'Answering a survey needs JavaScript.',

  step: (n, count) => `Question ${n} of ${count}`,
  progress: 'How far you are',
  next: 'Next',
  to_check: 'Done, look it over',
  back: 'Back',
  clear: 'Leave this one out',
  kept: 'Kept on this device',
  one_hint: 'Choose one.',
  many_hint: 'Choose as many as fit.',
  text_left: (n) => `${plural(n, 'letter', 'letters')} left`,
  ends: ['0 is lowest', '10 is highest'],

  check: 'Look it over, then send',
  check_text: 'Once sent it cannot be changed.',
  skipped: 'Left out',
  of_ten: (n) => `${n} of 10`,
  of_five: (n, word) => `${plural(n, 'star', 'stars')}, ${word}`,
  change: 'Change',
  change_of: (question) => `Change: ${question}`,
  send: 'Send',

  thanks: 'It is here. Thank you',
  thanks_text:
    'Somebody reads every line of it. Once the results are in, we know what to do first.',
  thanks_anonymous:
    'From now on these answers are apart from you: no name is in them, and no number that leads to you.',
  points_coming: (n) => plural(n, 'point', 'points'),
  points_text: 'They come in a moment; your statement shows them.',
  statement: 'See your statement',
  complain_title: 'Something is not right',
  complain_text:
    'A survey tells how things are on the whole. To have this one seen to, file a complaint: answered within 24 hours, each step in the open.',
  complain: 'Make this a complaint',
  others: 'Other surveys',
};
