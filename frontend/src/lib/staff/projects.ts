import type { Me, Project, Role } from '../api/shapes';
import { findProjects } from '../ownership/claim.svelte';

type Staff = Pick<Me, 'roles'>;

/** The project of whoever is staff of one alone: wherever one chooses a project, it is chosen already. */
export function onlyProject(me: Staff | null): number | null {
  const [first = null, ...others] = me?.roles.map(({ project_id }) => project_id) ?? [];
  return others.every((id) => id === first) ? first : null;
}

/** The same as fields hold it: empty where there is one to choose. */
export function chosenProject(me: Staff | null): string {
  return String(onlyProject(me) ?? '');
}

/** The projects that staff choose from, by those of their roles that count: nobody is offered what would be refused. */
export async function projectsOf(me: Staff | null, counts?: Role[]): Promise<Project[]> {
  const all = await findProjects();
  const roles = me?.roles.filter(({ role }) => counts?.includes(role) ?? true) ?? [];
  const own = roles.map(({ project_id }) => project_id);
  return own.includes(null) ? all : all.filter(({ id }) => own.includes(id));
}
