import type { FilingWords } from './filing.zh-CN';

export const filing: FilingWords = {
  title: 'File a complaint',
  lead: 'Tell one thing plainly: somebody answers within 24 hours.',
  step: {
    place: 'Place',
    about: 'Matter',
    urgency: 'Urgency',
    words: 'Words',
    openness: 'Readers',
    check: 'Send',
  },
  question: {
    place: 'Where is it?',
    about: 'What is it about?',
    urgency: 'How urgent is it?',
    words: 'What happened?',
    openness: 'May neighbours read it?',
    check: 'Read it once more, then send',
  },
  common_place: (project) => `Common areas of ${project}`,
  common_place_text: 'Lobby, lifts, garage, garden: what belongs to no single home',
  no_home: 'Claim your home first',
  no_home_text:
    'Complaints are answered by the staff of the project in which the home is, and only those who live there file them. Claiming takes about a minute; once it is confirmed you can file.',
  waiting_home: 'Your home is being confirmed',
  waiting_home_text:
    'You can file as soon as the staff of the project have confirmed it. The result is shown under “My units”.',
  meanwhile:
    'If it cannot wait, call or tell the staff in person: they file it for you, and the 24 hours count from when you told them.',
  not_there: 'You have no confirmed home in this project yet. These are your other homes.',
  not_a_complaint: 'You only want to talk with neighbours?',
  to_boards: 'Start a topic on a board',
  about_text: {
    quality: 'Cracked walls, draughty windows, a leaking bathroom',
    facilities: 'Lift out of order, no water or power, broken doors or lights',
    service: 'Cleaning, repairs nobody reacts to, rude treatment',
    handover: 'Not as agreed at handover, title deed, promises not kept',
    fees: 'Service fees, utilities or parking charged wrongly',
    noise: 'Building works, renovation, machines, loudspeakers',
    parking: 'Taken spaces, broken barriers, blocked access',
    safety: 'Blocked fire exits, broken cameras, falling objects',
    other: 'None of these',
  },
  urgency_text: {
    s1: 'Someone trapped in a lift, smell of gas, live wires, falling tiles. Answered within 2 hours.',
    s2: 'No water or power, lift out of order, leaks: life cannot go on as usual. Answered within 24 hours.',
    s3: 'Something has to be mended, changed or explained. Answered within 24 hours.',
    s4: 'You want to know, or to suggest something. Answered within 24 hours.',
  },
  danger: 'If somebody is hurt or in danger, call first',
  danger_text:
    'With gas, leave the home before you call. In a lift, press its call button. Come back to file it after the call.',
  danger_numbers: {
    '119': 'Fire and rescue',
    '110': 'Police',
    '120': 'Ambulance',
  },
  danger_go_on: 'I have called, go on',
  subject: 'Title',
  subject_hint: 'What it is in one line, such as “Lift of building 3 out of order for two days”.',
  text: 'What happened',
  text_hint:
    'Since when, where, whom it affects, what you would like to be done. Write what comes to mind; you can add to it later.',
  similar: 'These may answer it already',
  similar_complaint: 'Public complaint',
  similar_topic: 'Topic',
  similar_text: 'Have a look before you go on. What you wrote is kept.',
  openness_text: {
    private: 'Only your household and the staff of the project can read it',
    public:
      'Everybody can read it, without your name and room; the answers are public too, so nobody has to ask twice',
  },
  seen_by_others: 'What others will see',
  reveals:
    'Your words seem to hold a telephone number or a room. Once public, others read that too: take out what they should not know.',
  change: 'Change',
  whose: 'Place',
  what_next: 'After you send it',
  next_number: 'You get a number at once and can see how it goes at any time.',
  next_answer: (when) =>
    `Staff answer by ${when} at the latest. This may move earlier, never later.`,
  next_late:
    'If nobody does, it goes up the ladder and is recorded as late, which nobody can delete.',
  next_yours: 'You have the last word: you confirm that it is put right, or open it again.',
  submit: 'Send the complaint',
  sending: 'Sending',
  offline:
    'You are offline and the complaint has not been sent. What you wrote is kept: press “Send the complaint” again once you are connected. It will not be sent twice.',
  needs_script:
    'Filing a complaint needs JavaScript. You can also call or tell the staff of the project in person: they file it for you, and the 24 hours count from when you told them.',
  draft_restored: 'What you had begun is here again.',
  draft_saved: 'Kept on this device',
  draft_discard: 'Clear it all',
  back: 'Back',
  next: 'Next',
  mine: 'My complaints',
  receipt: {
    title: 'Your complaint is filed',
    number: 'Number',
    due: 'First answer',
    responsible: 'Responsible',
    no_responsible:
      'The first of the staff to take it on: the name appears here, and stays responsible to the end',
    next: 'What happens next',
    open: 'See this complaint',
    another: 'File another',
  },
};
