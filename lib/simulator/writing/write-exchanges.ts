import type { World } from "../world";
import { compose } from "./compose";
import { accountOf, DayPlan, timeOf } from "./day-plan";
import { newDraft } from "./draft";
import { exchangeLine } from "./exchange-line";
import { habitsAt, type Resident, type Residents } from "./residents";
import type { Tallies } from "./tallies";
import type { TextSink } from "./text-sink";

export interface WritingProgress {
  day: number;
  days: number;
  exchanges: number;
}

/** Writes the traffic day by day, in order of time. Memory holds one day's times, never its texts. */
export async function writeExchanges(
  world: World,
  residents: Residents,
  tallies: Tallies,
  sink: TextSink,
  report: (progress: WritingProgress) => void,
): Promise<number> {
  const plan = new DayPlan();
  const draft = newDraft();
  let exchanges = 0;
  for (let day = 0; day < world.calendar.days; day++) {
    const random = world.random.fork(`day/${day}`);
    const midnight = world.calendar.at(day);
    for (const key of plan.draw(residents, day, random.fork("plan"))) {
      const index = accountOf(key);
      const resident = residents.list[index] as Resident;
      const moment = residents.advance(index, midnight + timeOf(key), day);
      compose(draft, habitsAt(resident, moment.at, random.next()), moment, random);
      residents.note(index, draft);
      if (draft.isExtraction) residents.markExtraction(index, moment.at);
      if (resident.truth.campaign !== null) tallies.count(resident.truth.campaign, draft, moment.at);
      exchanges++;
      const wait = sink.write(exchangeLine(draft, resident.id, moment, random));
      if (wait) await wait;
    }
    report({ day: day + 1, days: world.calendar.days, exchanges });
  }
  await sink.close();
  return exchanges;
}
