/** A turn of the event loop: what was asked of others is on its way after it, and they are heard. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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
      // Computing at once would hold back what the source has just asked for.
      await turn();
      yield value;
    }
  } finally {
    await items.return?.();
  }
}
