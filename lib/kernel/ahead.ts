/**
 * What a source gives, each asked for while the one before is worked on: whoever waits for a store and whoever computes go on side by side.
 * One is held in advance and no more. A fault comes where its item would have.
 */
export async function* ahead<Item>(source: AsyncIterable<Item>): AsyncGenerator<Item, void> {
  const items = source[Symbol.asyncIterator]();
  const take = () => {
    const taken = items.next();
    // Looked at when its turn comes; whoever stops before never does.
    taken.catch(() => undefined);
    return taken;
  };
  try {
    for (let next = take(); ; ) {
      const { done, value } = await next;
      if (done) return;
      next = take();
      yield value;
    }
  } finally {
    await items.return?.();
  }
}
