import type { Random } from "@/lib/kernel";
import { type Country, drawCountry } from "../calendar/countries";
import type { ProfileName } from "../calendar/hours";
import { type Account, benign, type Habits } from "../model";
import { drawModelHabit } from "../models/draw-habit";
import { HomeAccess, hiddenAccess, PoolAccess, RoamingAccess } from "../network/access";
import { egresses } from "../network/address";
import { sharedPool } from "../network/pools";
import type { Access } from "../network/types";
import { integerBetween } from "../sampling";
import { ApplicationVoice, drawApplication } from "../voices/application-voice";
import { ordinaryVoice } from "../voices/ordinary-voice";
import type { World } from "../world";
import { ordinaryEvidence, signUpDay } from "./evidence";
import { madeUpName } from "./mail";

const salt = (random: Random) => random.integer(2 ** 31);

/** A household line, for a third of people with a phone besides. */
export function homeAccess(world: World, random: Random, country: Country): Access {
  const line = random.pick(world.network.of("residential", country.code));
  const home = new HomeAccess(line, salt(random), integerBetween(random, 2, 60), random.chance(0.2));
  if (!random.chance(0.35)) return home;
  const phone = new PoolAccess(sharedPool(random.pick(world.network.of("mobile", country.code))), salt(random));
  return new RoamingAccess(home, phone, 0.3, salt(random));
}

/** Where a program runs: a rented machine with its own address, or behind a cloud's common gateways. */
export function serverAccess(world: World, random: Random): Access {
  if (random.chance(0.3)) return new PoolAccess(sharedPool(random.pick(world.network.of("cloud"))), salt(random));
  const host = random.pick(world.network.of(random.chance(0.5) ? "hosting" : "cloud"));
  return new PoolAccess(egresses(host, integerBetween(random, 1, 3), random, false), 1);
}

export function personHabits(world: World, random: Random, country: Country): Habits {
  return {
    surface: "first_party",
    access: homeAccess(world, random, country),
    client: world.clients.app(random),
    models: drawModelHabit(world, random),
    voice: ordinaryVoice(world, random, country.language),
    hasKey: false,
  };
}

export function developerHabits(world: World, random: Random, country: Country): Habits {
  const isHosted = random.chance(0.55);
  const application = drawApplication(random, madeUpName(random));
  if (random.chance(0.25)) application.endUsers = integerBetween(random, 5, 900);
  const viaCloud = random.chance(0.12);
  return {
    surface: viaCloud ? random.pick(["cloud_a", "cloud_b"]) : "first_party",
    access: viaCloud ? hiddenAccess : isHosted ? serverAccess(world, random) : homeAccess(world, random, country),
    client: viaCloud ? null : world.clients.sdk(random),
    models: drawModelHabit(world, random),
    voice: new ApplicationVoice(application, `u${random.integer(1e6)}-`),
    hasKey: true,
  };
}

/** Somebody who has nothing to do with anybody else. Look-alike groups start from this and say what they share. */
export function ordinaryAccount(world: World, random: Random, volume: number, at = drawCountry(random)): Account {
  const signUp = signUpDay(world, random);
  const evidence = ordinaryEvidence(world, random, at, signUp);
  const isDeveloper = evidence.tier?.startsWith("api") ?? false;
  const profile = random.pick<ProfileName>(
    isDeveloper ? ["developer", "service", "service"] : ["home", "home", "office"],
  );
  return {
    evidence,
    truth: benign(),
    habits: isDeveloper ? developerHabits(world, random, at) : personHabits(world, random, at),
    rhythm: world.rhythms(profile, at.offset),
    slot: 0,
    volume,
    firstDay: Math.max(0, Math.floor(signUp)),
    lastDay: world.calendar.days - 1,
    isEven: false,
  };
}
