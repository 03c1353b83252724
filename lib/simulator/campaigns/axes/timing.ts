import { day, hour, minute, type Random, second } from "@/lib/kernel";
import type { Calendar } from "../../calendar/calendar";
import { profiles } from "../../calendar/hours";
import { sittings } from "../../calendar/human-rhythm";
import { type Placement, type Rhythm, rhythm } from "../../calendar/rhythm";
import { between, integerBetween } from "../../sampling";
import { byLevel } from "../parameters";

export interface Timing {
  kind: "cron" | "shift" | "human" | "hand_off" | "round_robin";
  /** Time zone of the hands or of the clock. */
  utcOffset: number;
  /** Accounts that take turns in a hand-off. */
  turns: number;
  /** Relative spread of the volume per account. */
  spread: number;
}

export function drawTiming(random: Random, level: number): Timing {
  const middle = random.pick(["shift", "hand_off", "round_robin"] as const);
  const kind = byLevel(random, level, ["cron", middle, random.pick(["shift", "human"] as const), "human"] as const);
  return {
    kind,
    utcOffset: integerBetween(random, -11, 12),
    turns: integerBetween(random, 2, 6),
    spread: kind === "human" ? 0.5 : Math.round(between(random, 0.03, 0.2) * 100) / 100,
  };
}

/** Each account runs at equal intervals, some seconds after the full minute. */
const cron: Placement = (count, slot, random, emit) => {
  const step = day / count;
  for (let i = 0; i < count; i++) {
    const planned = Math.floor(((i + (slot % 97) / 97) * step) / minute) * minute;
    emit(Math.floor(planned + random.next() * 4 * second) % day);
  }
};

/** One after the other: an account works through its turn of the day and stops as the next one starts. */
const handOff = (turns: number): Placement => {
  const length = day / turns;
  return (count, slot, random, emit) => {
    const begins = (slot % turns) * length;
    for (let i = 0; i < count; i++) emit(Math.floor(begins + ((i + random.next()) / count) * length) % day);
  };
};

/** A balancer deals requests to the accounts in order, all day long. */
const roundRobin = (accounts: number): Placement => {
  return (count, slot, random, emit) => {
    for (let i = 0; i < count; i++) {
      const place = ((i + slot / accounts) / count) * day;
      emit(Math.floor(place + random.next() * 20 * second) % day);
    }
  };
};

export function timingRhythm(timing: Timing, calendar: Calendar, accounts: number): Rhythm {
  const { kind, utcOffset } = timing;
  if (kind === "shift") {
    const shift = {
      ...profiles.office,
      hours: profiles.office.hours.map((h) => (h > 3 ? 1 : 0.01)),
      sitting: 9,
      pause: 25,
    };
    const works = (index: number) => (calendar.weekday(index + (utcOffset * hour) / day) % 6 === 0 ? 0.05 : 1);
    return rhythm(calendar, works, sittings(shift, utcOffset));
  }
  if (kind === "human") return rhythm(calendar, () => 1, sittings(profiles.developer, utcOffset));
  const place = kind === "cron" ? cron : kind === "hand_off" ? handOff(timing.turns) : roundRobin(accounts);
  return rhythm(calendar, () => 1, place);
}
