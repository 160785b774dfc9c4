import { formatArea, formatNumber, plural } from '../lib/format';
import type { VoteWords } from './votes.zh-CN';

export const votes: VoteWords = {
  lead: 'Vote for your home. Nobody sees a count before the end; after it every owner can count again.',
  lists: 'Lists of votes',
  list: { current: 'Current', past: 'Past' },
  none: { current: 'There is no vote now', past: 'No vote has ended yet' },
  none_text: 'When your project or building votes, it appears here, and you are told.',
  gone: 'There is no such vote',
  gone_text: 'It may be of another project or building, or the address is wrong.',
  all: 'All votes',
  manage: 'Manage this vote',
  needs_script: 'Voting needs JavaScript: the code of your receipt is made on your device.',
  whole_project: 'The whole project',
  draft: 'A draft, known to those who run votes alone.',
  state: {
    draft: 'Draft',
    announced: 'Announced',
    open: 'Open',
    counting: 'Being counted',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  leaf: { opens: 'Opens', closes: 'Closes', ended: 'Ended' },
  turnout: (voted, all) =>
    `${formatNumber(voted)} of ${plural(all, 'home has', 'homes have')} voted`,
  turnout_text:
    'Before the end only this number is told, and nothing of what was voted, to anybody.',
  cancelled: 'This vote was cancelled',
  cancelled_reason: (reason) => `Reason: ${reason}`,
  opens_in: (when) => `Voting begins ${when}`,
  closes_in: (when) => `Voting ends ${when}`,
  counting: 'Voting has ended, and the ballots are being counted.',

  rules: 'Rules',
  scope: 'Scope',
  time: 'Time',
  weight: 'Counted',
  weights: {
    per_unit: 'One vote for each home',
    by_floor_area: 'By floor area',
    both: 'Floor area and homes, and both have to suffice',
  },
  quorum: 'Who has to take part',
  quorum_none: 'No minimum',
  quorum_is: (numerator, denominator) => `${numerator}/${denominator} of all, or more`,
  basis: 'Basis',
  civil_code: 'Civil Code of the PRC, article 278',
  civil_code_text:
    'Owners of two thirds or more of the floor area, who are two thirds or more of the owners, take part. Raising maintenance funds, rebuilding, and changing the use of common parts or using them for business need three quarters or more of the area and of the owners that take part; other matters more than a half of both. Here each home counts as one owner.',
  several: (n) =>
    `${plural(n, 'home has', 'homes have')} just the owners of another home. By the interpretation of the Supreme People’s Court one buyer of several homes is one owner: subtract them where owners have to be counted so.`,
  secret: 'Ballot',
  secrets: { yes: 'Secret', no: 'Open: a roll call' },
  conflict: 'Where owners of one home disagree',
  conflicts: {
    first_counts: 'The first ballot counts, and stays',
    last_counts: 'The last ballot counts; it can be changed until the end',
    all_must_agree: 'A ballot counts when all owners have agreed to it',
  },
  proxies: 'Standing in',
  proxies_none: 'Nobody stands in',
  proxies_max: (n) => `Somebody may stand in for ${plural(n, 'home', 'homes')} at most`,
  majority: {
    more_than_half: 'More than a half of those who take part',
    two_thirds: 'Two thirds of those who take part',
    three_quarters: 'Three quarters of those who take part',
  },
  questions: 'What is voted on',
  question: (n) => `Question ${formatNumber(n)}`,
  option: { for: 'For', against: 'Against', abstain: 'Abstain' },

  homes: 'My homes',
  no_homes:
    'You have no home to vote for. Owners and co-owners vote who were confirmed when it was opened.',
  area: (dm2) => formatArea(dm2),
  owners: (n) => plural(n, 'registered owner', 'registered owners'),
  owners_wrong: 'Is this number wrong? Tell whoever opened the vote before it ends.',
  for_whom: (names) => `You stand in for ${names.join(', ')}`,
  home_state: {
    silent: 'Has not voted',
    waiting: 'A ballot waits for the other owners',
    voted: 'Has voted',
  },
  has_agreed: 'You have agreed to this ballot; the others have not yet.',
  to_agree: 'Ask whoever voted for the receipt, read the ballot, and decide whether you agree.',
  vote: 'Vote',
  change: 'Change the ballot',
  agree: 'Read and agree, with the receipt',
  agree_changed:
    'This is another ballot than the one that waits: the other owners have to agree anew.',
  restart: 'The receipt is lost: start over',
  restart_text: 'The ballot that waits is void, and so is what was agreed to.',
  co_owner_changed:
    'Other owners of the home can change this ballot as well; your receipt finds nothing then.',

  secrecy: 'Before you vote',
  secrecy_secret:
    'Your ballot has no name, no home and no time. Whoever reads the tables, the developer included, cannot tell whose it is.',
  secrecy_waiting:
    'While your ballot waits for the other owners of the home it is not secret: whoever reads the database then can see that it is of your home, and keep what it says.',
  secrecy_area:
    'Floor area is counted, so the ballot says it, and it is published at the end: nobody could count again otherwise.',
  secrecy_alike: (n) =>
    `${formatNumber(n)} homes with a registered owner have the same floor area as yours: it can be the ballot of any of them.`,
  secrecy_alone:
    'No other home with a registered owner has your floor area: this ballot can be told to be yours.',
  secrecy_open: 'This is a roll call: at the end all owners in this vote see what each home voted.',
  secrecy_not:
    'Secrecy does not hold against you yourself showing your receipt, against everybody voting the same, or against a server that was changed.',

  step: (now, all) => `Step ${formatNumber(now)} of ${formatNumber(all)}`,
  next: 'Next',
  back: 'Back',
  choose: 'Choose for each question',
  choose_missing: 'Some questions have no answer yet.',
  review: 'Look it over',
  review_text: 'This is the ballot that you are about to cast.',
  conflict_is: (rule) => `Where owners of one home disagree: ${rule}.`,
  change_needs: 'To change this ballot later you need its receipt: nothing else leads to it.',
  abstain_text: 'Who abstains takes part in the vote, and is not for it.',
  receipt: 'Receipt',
  receipt_text:
    'Keep it now: write it down, copy, download or print it. It is shown here once, and whoever has it finds this ballot. By it you can see later that your ballot was not changed.',
  receipt_saved: 'I have kept the receipt',
  receipt_copy: 'Copy',
  receipt_copied: 'The receipt was copied',
  receipt_download: 'Download',
  receipt_print: 'Print',
  receipt_file: (title, home, code, hash) =>
    `Receipt of a vote\n${title}\n${home}\nCode: ${code}\nPublished as: ${hash}\nKeep it well: whoever has the code finds the ballot.\n`,
  receipt_hash: 'Published at the end as',
  cast: 'Cast this ballot',
  cast_change: 'Change it to this',
  cast_agree: 'Agree to this ballot',
  cast_done: 'Your ballot is in',
  cast_waiting:
    'The ballot is in, and counts when the other owners have agreed. Give them the receipt.',
  cast_again: 'If no answer came, press again: the same ballot counts once.',
  finish: 'Done',

  check: 'Check a receipt',
  check_text: 'Type the code to see whether its ballot counts, and what it says.',
  check_label: 'Code of the receipt',
  check_submit: 'Check',
  check_state: {
    counted: 'This ballot counts',
    waiting: 'This ballot waits for other owners, and does not count yet',
    unknown:
      'There is no such ballot: the code is mistyped, or an owner of the home changed the ballot',
  },

  proxy: 'Have somebody stand in',
  proxy_text:
    'In this vote alone. You can take it back until they have voted. Whoever works for the project stands in for no owner.',
  proxy_name: 'Their user name',
  proxy_submit: 'Name them',
  proxy_done: 'They stand in for you now',
  proxy_is: (name) => `${name} stands in for you`,
  proxy_used: 'They have voted: it cannot be taken back any more.',
  proxy_take_back: 'Take it back',
  proxy_taken_back: 'Taken back',

  result: 'Result',
  outcome: {
    passed: 'Passed',
    rejected: 'Not passed',
    chosen: 'Chosen',
    none_chosen: 'None of the answers has enough',
    no_quorum: 'Too few took part: there is no decision',
  },
  took_part: 'Took part',
  took_part_is: (units, all) => `${formatNumber(units)} of ${formatNumber(all)} homes`,
  answer: 'Answer',
  units: 'Homes',
  floor_area: 'Floor area',
  chosen: 'Enough',

  recount: 'Count it yourself',
  recount_text:
    'Your browser fetches the register and all ballots, and computes hashes and counts again. How is public: a program of your own does as well.',
  recount_start: 'Count again',
  recount_busy: 'Fetching and counting',
  recount_right: 'What is listed above is right',
  recount_wrong:
    'Something does not fit. Keep this page, and tell other owners and the authorities.',
  recount_staff: 'Ballots are for owners.',
  no_crypto: 'This browser cannot compute on an unencrypted connection: open the page by https.',
  checks: {
    register: 'The register is the one that was published at the opening',
    ballots: 'The ballots are those that were counted',
    turnout: 'There are as many ballots as homes that voted',
    counts: 'The counts of all questions are right',
    receipt: 'Your receipt is among them',
  },
  proof: 'What proves it',
  chain: {
    opened: 'Opened, and its register frozen',
    closed: 'Closed, and counted',
    cancelled: 'Cancelled',
  },
  by: (name) => name,
  by_itself: 'by itself',
  content_hash: 'Hash of what is voted on',
  register_hash: 'Hash of the register',
  ballots_hash: 'Hash of the ballots',
  step_hash: 'Hash of this step',
  register: 'Register',
  register_text: 'Frozen at the opening: homes, floor areas, and how many own each, without names.',
  register_show: 'Show the register',
  more: 'More',
  no_owner: 'No registered owner',
};
