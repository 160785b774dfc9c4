/** What is said of auctions outside of their own pages. */
export const auction = {
  title: '竞拍',
};
