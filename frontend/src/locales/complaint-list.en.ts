import type { ComplaintListWords } from './complaint-list.zh-CN';

export const complaintList: ComplaintListWords = {
  title: (project) => `Complaints of ${project}`,
  lead: 'Public complaints and their answers, without names and rooms.',
  description: (project) =>
    `Public complaints of ${project}, how they were answered and put right.`,
  all: 'All',
  filter: 'Filter by state',
  none_state: 'No complaints in this state',
  none_text: 'Once somebody files one for everybody to read, it appears here.',
  next: 'Earlier complaints',
};
