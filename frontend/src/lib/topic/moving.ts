/** What a moderator does with a topic as a whole, in a dialog of its own; posts to be split off are chosen on the page. */
export type Moving = 'move' | 'split' | 'merge' | 'pace';
