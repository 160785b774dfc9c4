import type { Me, Project } from '../api/shapes';
import { findProjects } from '../ownership/claim.svelte';

/** Whether somebody runs surveys of everybody, and not of a project alone. */
export const asksEverybody = (me: Pick<Me, 'roles'>) =>
  me.roles.some(({ role }) => role === 'administrator' || role === 'group_care');

/** The projects in which somebody runs surveys: nobody is offered what would be refused. */
export async function projectsToAsk(me: Pick<Me, 'roles'>): Promise<Project[]> {
  const all = await findProjects();
  if (asksEverybody(me)) return all;
  const own = me.roles
    .filter(({ role }) => role === 'manager' || role === 'researcher')
    .map(({ project_id }) => project_id);
  return all.filter(({ id }) => own.includes(id));
}
