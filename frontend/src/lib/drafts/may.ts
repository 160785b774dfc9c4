import type { Me, ProjectRef } from '../api/shapes';

/** Whether somebody may write for later in boards of a project, or of the club: its staff, moderators included. */
export function mayWriteLater(me: Me | null, project: ProjectRef | null): boolean {
  return (me?.roles ?? []).some(({ role, city, project_id: id }) => {
    if (role === 'administrator' || role === 'group_care') return true;
    if (role === 'researcher' || project === null) return false;
    return role === 'city_care' ? city === project.city : id === project.id;
  });
}
