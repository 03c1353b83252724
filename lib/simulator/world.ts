import { type Random, seededRandom } from "@/lib/kernel";
import { type Calendar, calendarFrom } from "./calendar/calendar";
import { humanRhythms } from "./calendar/human-rhythm";
import type { ModelHabit } from "./models/habit";
import { drawModels, type ModelLine } from "./models/releases";
import { buildNetwork, type Network } from "./network/systems";
import { buildClients, type Clients } from "./people/clients";
import { buildMail, type Mail } from "./people/mail";
import { weighted } from "./sampling";
import { buildPersonas, type Persona } from "./voices/persona";

/** What all accounts of one world have around them; drawn from the seed before anybody moves in. */
export interface World {
  calendar: Calendar;
  network: Network;
  models: ModelLine;
  mail: Mail;
  clients: Clients;
  personas: Persona[];
  rhythms: ReturnType<typeof humanRhythms>;
  /** Public referrer codes that many unrelated people use. */
  referrers(random: Random): string;
  /** Model habits made so far; accounts alike share one. */
  habits: Map<string, ModelHabit>;
  random: Random;
}

export function buildWorld(seed: number, start: Date, days: number): World {
  const random = seededRandom(`world/${seed}`);
  const calendar = calendarFrom(start, days);
  const codes = Array.from({ length: 30 }, (_, rank) => [referrerCode(random), 1 / (rank + 1)] as const);
  return {
    calendar,
    network: buildNetwork(random.fork("network")),
    models: drawModels(random.fork("models"), calendar),
    mail: buildMail(random.fork("mail")),
    clients: buildClients(random.fork("clients")),
    personas: buildPersonas(random.fork("personas")),
    rhythms: humanRhythms(calendar),
    referrers: weighted(codes),
    habits: new Map(),
    random,
  };
}

export const referrerCode = (random: Random) => random.next().toString(36).slice(2, 8).toUpperCase();
