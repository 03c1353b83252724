import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { dealtExchanges, differingHours, makeKey, totals, upload, uploadWhole } from "./feed";
import { OwnInstallation, parts } from "./own-installation";

let own: OwnInstallation;
let key: string;
let files: string[][];
let sent = 0;

test.describe.configure({ mode: "serial", timeout: 240_000 });

test.beforeAll(async () => {
  test.setTimeout(360_000);
  own = await OwnInstallation.make();
  await own.start();
  key = await makeKey(own);
  files = await dealtExchanges(own, 10);
});

test.afterAll(() => own?.remove());

/** Repeats the import until it is whole: every line is stored once, and the roll-ups say the same. */
async function expectWholeAndOnce(lines: string[]): Promise<void> {
  await own.healthy();
  const batch = await uploadWhole(own, key, lines);
  expect(batch.accepted + batch.duplicates).toBe(lines.length);
  const again = await uploadWhole(own, key, lines);
  expect(again).toMatchObject({ accepted: 0, duplicates: lines.length, rejected: 0 });
  sent += lines.length;
  await expect.poll(() => totals(own), { timeout: 120_000 }).toEqual(Array(5).fill(sent));
  expect(await differingHours(own)).toBe(0);
}

for (const part of parts) {
  test(`${part} killed while an import arrives, and while it is taken in`, async () => {
    const [arriving = [], taken = []] = files.splice(0, 2);
    const first = upload(own, key, arriving, 100);
    await first.half;
    const before = await own.pidOf(part);
    await own.kill(part);
    await first.result;
    await expectWholeAndOnce(arriving);
    await expect.poll(() => own.pidOf(part), { timeout: 30_000 }).not.toBe(before);

    const second = upload(own, key, taken);
    await second.half;
    await sleep(150);
    await own.kill(part);
    await second.result;
    await expectWholeAndOnce(taken);
  });
}

test("the launcher killed during an import: the next start recovers by itself", async () => {
  const [lines = []] = files.splice(0, 1);
  const import_ = upload(own, key, lines, 100);
  await import_.half;
  await own.kill("launcher");
  await import_.result;
  await own.start();
  await expectWholeAndOnce(lines);
});
