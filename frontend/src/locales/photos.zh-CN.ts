/** The words of choosing photos. */
export const photos = {
  label: '照片',
  hint: (most: number) => `拍下来更容易说清，最多 ${most} 张。照片里的拍摄地点会自动去掉。`,
  add: '添加照片',
  sending: '正在上传',
  remove: (n: number) => `移除照片 ${n}`,
  count: (n: number) => `${n} 张照片`,
  none: '没有',
};

export type PhotoWords = typeof photos;
