import { describe, expect, it } from 'vitest';
import type { Me } from '../api/shapes';
import { chosenProject, onlyProject } from './projects';

const staff = (...projects: (number | null)[]) => ({
  roles: projects.map((project_id) => ({ project_id }) as Me['roles'][number]),
});

describe('where staff choose a project', () => {
  it('is that of whoever has no other, whatever the roles there', () => {
    expect(onlyProject(staff(3))).toBe(3);
    expect(chosenProject(staff(3, 3))).toBe('3');
  });

  it('is to be chosen by everybody else', () => {
    expect(onlyProject(staff(3, 4))).toBeNull();
    expect(onlyProject(staff(3, null)), 'a role reaches further').toBeNull();
    expect(onlyProject(staff(null))).toBeNull();
    expect([chosenProject(staff()), chosenProject(null)]).toEqual(['', '']);
  });
});
