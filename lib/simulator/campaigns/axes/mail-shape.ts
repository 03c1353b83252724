import type { Random } from "@/lib/kernel";
import { ownDomain } from "../../people/mail";
import { integerBetween } from "../../sampling";
import type { World } from "../../world";
import { byLevel } from "../parameters";

export interface MailShape {
  kind: "disposable" | "catch_all" | "free_mail";
  domains: number;
}

export function drawMailShape(random: Random, level: number): MailShape {
  const kind = byLevel(random, level, ["catch_all", "disposable", "catch_all", "free_mail"] as const);
  return { kind, domains: kind === "free_mail" ? 0 : integerBetween(random, 1, 1 + 3 * level) };
}

/** A domain per account: throw-away houses, own domains that take any address, or free mail like everybody's. */
export function mailDomains(mail: MailShape, world: World, random: Random): () => string {
  const own = Array.from({ length: mail.domains }, () => ownDomain(random));
  const houses = random.shuffle(world.mail.disposable).slice(0, Math.max(1, mail.domains));
  return () => {
    if (mail.kind === "free_mail") return world.mail.free(random);
    return random.pick(mail.kind === "catch_all" ? own : houses);
  };
}
