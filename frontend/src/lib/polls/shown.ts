import type PollView from './PollView.svelte';

/**
 * The component of polls: pages without one do not load it. It is set before a page with a poll is shown, by the server
 * and in the browser alike; a poll that is added while one looks is loaded then.
 */
export const shown: { PollView?: typeof PollView } = {};
