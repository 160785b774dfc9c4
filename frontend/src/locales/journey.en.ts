export const journey = {
  progress_page: 'Construction progress',
  progress: 'Progress',
  fund: 'Maintenance fund',
  homes: 'Homes',
  me_toos: 'Same problem',
  unmaskings: 'Pseudonyms',
  of_project: 'Work in this project',
  open: 'See where it is',
  mine: 'My homes',
  mine_text: 'Where you are, what comes next, whom to turn to.',
};
