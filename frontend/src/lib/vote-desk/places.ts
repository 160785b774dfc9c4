import type { Me, Project } from '../api/shapes';
import { findProjects } from '../ownership/claim.svelte';

/** The projects in which somebody runs votes: nobody is offered what would be refused. */
export async function projectsToVoteIn(me: Pick<Me, 'roles'>): Promise<Project[]> {
  const all = await findProjects();
  if (me.roles.some(({ role }) => role === 'administrator')) return all;
  const own = me.roles
    .filter(({ role }) => role === 'manager' || role === 'moderator')
    .map(({ project_id }) => project_id);
  return all.filter(({ id }) => own.includes(id));
}
