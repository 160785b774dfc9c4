/** What a list offers: each value under the name that it has. */
export const optionsOf = <Value extends string>(names: Record<Value, string>) =>
  (Object.keys(names) as Value[]).map((value) => ({ value, name: names[value] }));
