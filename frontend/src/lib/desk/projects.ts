import type { Project } from '../api/shapes';
import { findProjects } from '../ownership/claim.svelte';

/** The projects in which the viewer answers complaints: nobody is offered what would be refused. */
export async function projectsToAnswer(): Promise<Project[]> {
  return (await findProjects()).filter(({ may }) => may?.answer_complaints);
}
