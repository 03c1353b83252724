import { type LabelledWorld, storeOf, type TestStore } from "./world";

/** A store with a world in it, of which some exchanges are put aside in the table `late`, to come in later. */
export async function storeWithout(world: LabelledWorld, late: string, parameters = {}): Promise<TestStore> {
  const store = await storeOf(world);
  await store.command("CREATE TABLE late AS exchange");
  await store.command(`INSERT INTO late SELECT * FROM exchange WHERE ${late}`, parameters);
  await store.command(
    "ALTER TABLE exchange DELETE WHERE exchange_id IN (SELECT exchange_id FROM late) SETTINGS mutations_sync = 2",
  );
  return store;
}

/** Lets them come, as a batch of its own, as everything does that comes later. */
export const comesIn = (store: TestStore): Promise<void> =>
  store.command("INSERT INTO exchange SELECT * REPLACE(batch + 1000 AS batch) FROM late");
