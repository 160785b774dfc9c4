import { answer, api } from '../api/client';
import type { Project } from '../api/shapes';
import { everyItem } from '../loaded.svelte';

/** The projects in which the viewer answers complaints: nobody is offered what would be refused. */
export async function projectsToAnswer(): Promise<Project[]> {
  const all = await everyItem<Project>((after) =>
    answer(api.GET('/projects', { params: { query: { after, limit: 100 } } })),
  );
  return all.filter(({ may }) => may?.answer_complaints);
}
