import type { Me, Project } from '../api/shapes';
import { projectsOf } from '../staff/projects';

/** The projects in which somebody runs votes. */
export const projectsToVoteIn = (me: Pick<Me, 'roles'>): Promise<Project[]> =>
  projectsOf(me, ['administrator', 'manager', 'moderator']);
