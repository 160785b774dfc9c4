import type { Place } from './arrange.ts';

/** The pages that anybody reads. */
export function publicPages({ project, board, topic, administrator }: Place): string[] {
  return [
    '/',
    '/projects',
    `/projects/${project.slug}`,
    `/projects/${project.slug}/complaints`,
    `/projects/${project.slug}/progress`,
    '/complaints/new',
    '/notices',
    '/me/notices',
    `/boards/${board.id}`,
    `/topics/${topic.id}`,
    `/search?q=${encodeURIComponent('样板间')}`,
    `/accounts/${administrator.id}`,
    '/club',
    '/club/rewards',
    '/club/join?code=K7Q2M9XD',
    '/events',
    '/events?when=past',
    '/group-buys',
    '/group-buys?when=past',
    '/promise',
    `/projects/${project.slug}/promise?days=7`,
    '/privacy',
    '/sign-in',
    '/register',
    '/recover',
    '/reset-password?token=x&first=1',
    '/nowhere',
  ];
}

/** The manual of the API: long pages of many parts that are alike. */
export function manualPages(): string[] {
  return ['/docs', '/docs/topics', '/docs/schemas', '/docs/schemas/Complaint', '/docs/problems'];
}

/** The pages that live in the browser of somebody signed in; staff see all of them. */
export function ownPages({ project, board }: Place): string[] {
  return [
    '/me',
    '/me/email',
    '/me/ownerships',
    '/me/complaints',
    '/me/homes',
    '/club',
    '/club/rewards',
    '/club/redemptions',
    '/club/referrals',
    '/club/statement',
    '/staff/members',
    '/staff/members/adjustments',
    '/staff/members/vouchers',
    '/staff/members/receipts',
    '/staff/members/referrals',
    '/staff/members/referrals?view=figures',
    '/staff/members/rewards',
    '/staff/members/rules',
    '/staff/members/settings',
    '/me/registrations',
    '/me/deposits',
    '/complaints/new',
    `/boards/${board.id}/new`,
    '/staff',
    '/staff/complaints',
    '/staff/complaints?view=all&who=me',
    '/staff/complaints/new',
    '/staff/teams',
    '/staff/callers',
    '/staff/visits',
    '/staff/events',
    '/staff/events/new',
    '/staff/group-buys',
    '/staff/group-buys?new=1',
    '/staff/payments',
    '/staff/payments?list=payments',
    '/staff/payments?list=messages',
    '/staff/payments?list=export',
    '/staff/projects',
    `/staff/projects/${project.id}`,
    `/staff/projects/${project.id}/progress`,
    `/staff/projects/${project.id}/homes`,
    `/staff/projects/${project.id}/homes?tab=homes`,
    `/staff/projects/${project.id}/homes?tab=managers`,
    `/staff/projects/${project.id}/homes?tab=notes`,
    `/staff/projects/${project.id}/homes?tab=checklist`,
    '/staff/club',
    '/staff/ownerships',
    '/staff/accounts',
  ];
}
