// Lets what is already in the queue go first. Browsers have no `setImmediate`.

export const afterMessages = (work: () => void): unknown =>
  typeof setImmediate === 'function' ? setImmediate(work) : setTimeout(work, 0);
