import type { Me, Project } from '../api/shapes';
import { projectsOf } from '../staff/projects';

/** Whether somebody runs surveys of everybody, and not of a project alone. */
export const asksEverybody = (me: Pick<Me, 'roles'>) =>
  me.roles.some(({ role }) => role === 'administrator' || role === 'group_care');

/** The projects in which somebody runs surveys. */
export const projectsToAsk = (me: Pick<Me, 'roles'>): Promise<Project[]> =>
  projectsOf(me, ['administrator', 'group_care', 'manager', 'researcher']);
