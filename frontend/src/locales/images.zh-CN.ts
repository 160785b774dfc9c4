/** The words of pictures within a text. */
export const images = {
  title: '图片',
  add: '插入图片',
  pending: (n: number) => `还有 ${n} 张图片在上传`,
  failed: (n: number) => `${n} 张图片没有传上去`,
  waiting: '等待上传',
  sent: (percent: number) => `已上传 ${percent}%`,
  processing: '正在处理',
  cancel: (name: string) => `取消上传 ${name}`,
  remove: (n: number) => `移除图片 ${n}`,
  words: (n: number) => `图片 ${n} 的说明`,
  words_hint: '用一句话说说图上有什么，看不到图的人也能明白。照片里的拍摄地点会自动去掉。',
  wait: '图片还在上传，传完就可以发出。',
  unsent: '有图片没有传上去，请重试或取消。',
  too_many: (most: number) => `一篇最多放 ${most} 张图片，多出的没有加上。`,
  no_picture: '这里只能放图片。',
};

export type ImagesWords = typeof images;
